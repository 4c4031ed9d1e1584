import { queryOne, sql } from "@/lib/kernel/db";
import { type Beside, depositRow, handleWaitingEvents, type TestUser } from "../gateway-for-tests";
import { accountOf } from "./account-row";
import { askForAccount } from "./commands/ask-for-account";
import { openAccount } from "./open-account";

/** The number of this user's own account, made where there is none yet. */
export async function accountNumberOf(user: TestUser): Promise<string> {
  const known = await accountOf(user.id);
  if (known) return known.accountNumber;
  await askForAccount(user.actor);
  const made = await openAccount(user.id);
  if (!made) throw new Error("no account was made");
  return made.accountNumber;
}

/** Somebody transfers money; answers the gateway's reference and id of it. The webhook is sent, and waits for its job. */
export async function transfer(
  beside: Beside,
  to: string,
  { kobo, from, account }: { kobo: number; from?: string; account?: string },
): Promise<{ reference: string; id: string }> {
  const { reference, id } = await beside.control("paystack/send-money", {
    accountNumber: to,
    amount: kobo,
    ...(from === undefined ? {} : { senderName: from }),
    ...(account ? { senderAccount: account } : {}),
  });
  return { reference: String(reference), id: String(id) };
}

/** Our own reference of what the gateway calls by its. */
export async function ourReferenceOf(gatewayReference: string): Promise<string> {
  const deposit = await queryOne<{ reference: string }>(
    sql`select reference from deposit where gateway_reference = ${gatewayReference}`,
  );
  if (!deposit) throw new Error(`no deposit of ${gatewayReference}`);
  return deposit.reference;
}

/** What the ledger holds of a deposit in quarantine, in kobo. */
export async function quarantined(reference: string): Promise<bigint> {
  const { id } = await depositRow(reference);
  const held = await queryOne<{ balance: bigint }>(sql`
    select balance from account where kind = 'HOLD' and subject_kind = 'deposit' and owner_id = ${id}::uuid`);
  return held?.balance ?? 0n;
}

/** Somebody transfers money, and its webhook's job is done; answers our reference. */
export async function received(
  beside: Beside,
  to: string,
  sent: { kobo: number; from?: string; account?: string },
): Promise<string> {
  const { reference } = await transfer(beside, to, sent);
  await beside.control("webhooks/replay", { reference, event: "charge.success" });
  const problems = await handleWaitingEvents();
  if (problems.length > 0) throw problems[0];
  return ourReferenceOf(reference);
}
