import "server-only";
import { paystack } from "@/lib/gateways/paystack/client";
import { GatewayRefused, GatewayTimeout } from "@/lib/gateways/paystack/errors";
import { after, DAY, lagosDay, MINUTE } from "@/lib/kernel/clock";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import { ForeignPayment } from "../foreign-payment";
import { creditTransfer } from "./credit-transfer";
import { LOOK_EVERY } from "./open-account";

/** Pages of the gateway's list that one look reads. What is older is found by the daily reconciliation. */
const PAGES = 3;

/** After a silence of the gateway's. */
const LOOK_AGAIN = 10 * MINUTE;

interface Watched {
  gatewayRecordId: string;
  accountNumber: string;
  bankSlug: string;
  isOwnerGone: boolean;
  now: Date;
}

/** The clock's look at an account for transfers whose webhook was lost. Of somebody who has left it is closed instead. */
export async function lookAtDueAccount(id: string): Promise<void> {
  const due = await queryOne<Watched>(sql`
    select v.gateway_record_id, v.account_number, v.bank_slug, u.closed_at is not null as is_owner_gone, app_now() as now
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
    if (due.isOwnerGone) await close(id, due.gatewayRecordId);
    return true;
  } catch (error) {
    if (!(error instanceof GatewayRefused || error instanceof GatewayTimeout)) throw error;
    log.warn("the gateway did not say what came to an account", { id, error: error.message });
    return false;
  }
}

/** The same at once, because the owner waits for a transfer. Nothing where they have no account. */
export async function lookForTransfersOf(userId: string): Promise<void> {
  const account = await queryOne<Watched>(sql`
    select gateway_record_id, account_number, bank_slug, false as is_owner_gone, app_now() as now
    from virtual_account where user_id = ${userId}::uuid and closed_at is null`);
  if (account) await lookFor(account);
}

/** What the gateway itself had missed comes as a webhook; what only its webhook missed is in its list already. */
async function lookFor({ accountNumber, bankSlug, now }: Watched): Promise<void> {
  const days = new Set([lagosDay(now), lagosDay(after(now, -LOOK_EVERY))]);
  for (const day of days)
    await paystack().requeryDedicatedAccount({ accountNumber, providerSlug: bankSlug, day });
  const from = after(now, -2 * DAY);
  for (let page = 1; page <= PAGES; page += 1) {
    const { rows, hasMore } = await paystack().listTransactions({ from, status: "success", page });
    for (const { reference, sender } of rows) {
      if (sender?.receiverAccount === accountNumber) await creditUnlessForeign(reference);
    }
    if (!hasMore) return;
  }
}

/** What is for staff keeps nobody from what else has come: they hear of it from the webhook's job and the reconciliation. */
async function creditUnlessForeign(reference: string): Promise<void> {
  try {
    await creditTransfer(reference);
  } catch (error) {
    if (!(error instanceof ForeignPayment)) throw error;
    log.error("a transfer to an account of ours is for staff to look at", { reference, why: error.message });
  }
}

async function close(id: string, gatewayRecordId: string): Promise<void> {
  await paystack().closeDedicatedAccount(gatewayRecordId);
  await query(sql`
    update virtual_account set closed_at = app_now(), check_at = null where id = ${id}::uuid`);
  log.info("the account of somebody who has left is closed", { id });
}
