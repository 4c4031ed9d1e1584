import "server-only";
import { gatewayOf, isGatewayError } from "@/lib/gateways";
import type { VirtualAccountsPort } from "@/lib/gateways/port";
import { after, DAY, lagosDay, MINUTE } from "@/lib/kernel/clock";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import { invariant } from "@/lib/kernel/refusal";
import { PaymentMismatchError } from "../payment-mismatch";
import { creditTransfer } from "./credit-transfer";
import { LOOK_EVERY } from "./open-account";

/** Pages of the gateway's list that one look reads. What is older is found by the daily reconciliation. */
const PAGES = 3;

/** After a silence of the gateway's. */
const LOOK_AGAIN = 10 * MINUTE;

interface Watched {
  gateway: string;
  gatewayRecordId: string;
  accountNumber: string;
  bankSlug: string;
  isOwnerGone: boolean;
  now: Date;
}

/** The clock's look at an account for transfers whose webhook was lost. Of somebody who has left it is closed instead. */
export async function lookAtDueAccount(id: string): Promise<void> {
  const due = await queryOne<Watched>(sql`
    select v.gateway, v.gateway_record_id, v.account_number, v.bank_slug, u.closed_at is not null as is_owner_gone, app_now() as now
    from virtual_account v join person u on u.id = v.user_id
    where v.id = ${id}::uuid and v.check_at <= app_now() and v.closed_at is null`);
  if (!due) return;
  const isHeard = await isHeardOut(due, id);
  if (isHeard && due.isOwnerGone) return;
  const next = after(due.now, isHeard ? LOOK_EVERY : LOOK_AGAIN);
  await query(sql`update virtual_account set check_at = ${next}::timestamptz where id = ${id}::uuid`);
}

/** False where the gateway was silent: a job that is tried again would be dead before a long silence ends. */
async function isHeardOut(due: Watched, id: string): Promise<boolean> {
  try {
    await lookFor(due);
    if (due.isOwnerGone) await close(id, due);
    return true;
  } catch (error) {
    if (!isGatewayError(error)) throw error;
    log.warn("the gateway did not say what came to an account", { id, error: error.message });
    return false;
  }
}

/** The same at once, because the owner waits for a transfer. Nothing where they have no account. */
export async function lookForTransfersOf(userId: string): Promise<void> {
  const account = await queryOne<Watched>(sql`
    select gateway, gateway_record_id, account_number, bank_slug, false as is_owner_gone, app_now() as now
    from virtual_account where user_id = ${userId}::uuid and closed_at is null`);
  if (account) await lookFor(account);
}

/** What the gateway itself had missed comes as a webhook; what only its webhook missed is in its list already. */
async function lookFor(watched: Watched): Promise<void> {
  const { gateway, accountNumber, now } = watched;
  const days = new Set([lagosDay(now), lagosDay(after(now, -LOOK_EVERY))]);
  for (const day of days) await accountsAt(gateway).findMissedTransfers(watched, day);
  const from = after(now, -2 * DAY);
  for (let page = 1; page <= PAGES; page += 1) {
    const { rows, hasMore } = await gatewayOf(gateway).payments({ from, onlyPaid: true, page });
    for (const { reference, sender } of rows) {
      if (sender?.receiverAccount === accountNumber) await creditUnlessMismatched(gateway, reference);
    }
    if (!hasMore) return;
  }
}

/** What is for staff keeps nobody from what else has come: they hear of it from the webhook's job and the reconciliation. */
async function creditUnlessMismatched(gateway: string, reference: string): Promise<void> {
  try {
    await creditTransfer(gateway, reference);
  } catch (error) {
    if (!(error instanceof PaymentMismatchError)) throw error;
    log.error("a transfer to an account of ours is for staff to look at", { reference, why: error.message });
  }
}

async function close(id: string, { gateway, gatewayRecordId }: Watched): Promise<void> {
  await accountsAt(gateway).closeVirtualAccount(gatewayRecordId);
  await query(sql`
    update virtual_account set closed_at = app_now(), check_at = null where id = ${id}::uuid`);
  log.info("the account of somebody who has left is closed", { id });
}

function accountsAt(gateway: string): VirtualAccountsPort {
  const { virtualAccounts } = gatewayOf(gateway);
  invariant(virtualAccounts, "an account is with a gateway that has accounts");
  return virtualAccounts;
}
