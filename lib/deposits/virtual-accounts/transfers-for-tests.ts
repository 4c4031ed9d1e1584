import { queryOne, sql } from "@/lib/kernel/db";
import { type DepositStage, depositRow, handleWaitingEvents, type TestUser } from "../gateway-for-tests";
import { accountOf } from "./account-row";
import { requestAccount } from "./commands/request-account";
import { openAccount } from "./open-account";

/** The number of this user's virtual account, created if needed. */
export async function accountNumberOf(user: TestUser): Promise<string> {
  const known = await accountOf(user.id);
  if (known) return known.accountNumber;
  await requestAccount(user.actor);
  const made = await openAccount(user.id);
  if (!made) throw new Error("no account was created");
  return made.accountNumber;
}

/** A bank transfer; returns the gateway's reference and id. Its webhook is sent but not processed. */
export async function transfer(
  stage: DepositStage,
  to: string,
  { kobo, from, account }: { kobo: number; from?: string; account?: string },
): Promise<{ reference: string; id: string }> {
  const { reference, id } = await stage.control("paystack/send-money", {
    accountNumber: to,
    amount: kobo,
    ...(from === undefined ? {} : { senderName: from }),
    ...(account ? { senderAccount: account } : {}),
  });
  return { reference: String(reference), id: String(id) };
}

/** Our reference for the gateway's. */
export async function ourReferenceOf(gatewayReference: string): Promise<string> {
  const deposit = await queryOne<{ reference: string }>(
    sql`select reference from deposit where gateway_reference = ${gatewayReference}`,
  );
  if (!deposit) throw new Error(`no deposit of ${gatewayReference}`);
  return deposit.reference;
}

/** The balance of a deposit's quarantine, in kobo. */
export async function quarantined(reference: string): Promise<bigint> {
  const { id } = await depositRow(reference);
  const held = await queryOne<{ balance: bigint }>(sql`
    select balance from account where kind = 'HOLD' and subject_kind = 'deposit' and owner_id = ${id}::uuid`);
  return held?.balance ?? 0n;
}

/** A bank transfer whose webhook was processed; returns our reference. */
export async function received(
  stage: DepositStage,
  to: string,
  sent: { kobo: number; from?: string; account?: string },
): Promise<string> {
  const { reference } = await transfer(stage, to, sent);
  await stage.control("webhooks/replay", { reference, event: "charge.success" });
  const problems = await handleWaitingEvents();
  if (problems.length > 0) throw problems[0];
  return ourReferenceOf(reference);
}
