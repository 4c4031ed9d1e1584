import "server-only";
import { gatewayOf, isGatewayError } from "@/lib/gateways";
import type { VirtualAccountsPort } from "@/lib/gateways/port";
import { after, DAY, lagosDay, MINUTE } from "@/lib/kernel/clock";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import { invariant } from "@/lib/kernel/refusal";
import { PaymentMismatchError } from "../payment-mismatch";
import { creditTransfer } from "./credit-transfer";
import { CHECK_EVERY } from "./open-account";

/** Pages of the gateway's list that one check reads. The daily reconciliation finds older transfers. */
const PAGES = 3;

/** The wait before the next check after no answer. */
const RETRY_AFTER = 10 * MINUTE;

interface CheckedAccount {
  gateway: string;
  gatewayRecordId: string;
  accountNumber: string;
  bankSlug: string;
  isOwnerClosed: boolean;
  now: Date;
}

/** The scheduled check of an account for transfers whose webhook was lost. Also closes the account of a closed user. */
export async function checkDueAccount(id: string): Promise<void> {
  const due = await queryOne<CheckedAccount>(sql`
    select v.gateway, v.gateway_record_id, v.account_number, v.bank_slug, u.closed_at is not null as is_owner_closed, app_now() as now
    from virtual_account v join person u on u.id = v.user_id
    where v.id = ${id}::uuid and v.check_at <= app_now() and v.closed_at is null`);
  if (!due) return;
  const isAnswered = await checkAtGateway(due, id);
  if (isAnswered && due.isOwnerClosed) return;
  const next = after(due.now, isAnswered ? CHECK_EVERY : RETRY_AFTER);
  await query(sql`update virtual_account set check_at = ${next}::timestamptz where id = ${id}::uuid`);
}

/** False when the gateway gives no answer: retries of the job would run out before a long outage ends. */
async function checkAtGateway(due: CheckedAccount, id: string): Promise<boolean> {
  try {
    await findFor(due);
    if (due.isOwnerClosed) await close(id, due);
    return true;
  } catch (error) {
    if (!isGatewayError(error)) throw error;
    log.warn("could not list the transfers to an account at the gateway", { id, error: error.message });
    return false;
  }
}

/** Checks immediately because the owner waits for a transfer. Does nothing without an account. */
export async function findTransfersOf(userId: string): Promise<void> {
  const account = await queryOne<CheckedAccount>(sql`
    select gateway, gateway_record_id, account_number, bank_slug, false as is_owner_closed, app_now() as now
    from virtual_account where user_id = ${userId}::uuid and closed_at is null`);
  if (account) await findFor(account);
}

/** A transfer that the gateway had missed itself arrives as a webhook; one whose webhook was lost is in its list. */
async function findFor(account: CheckedAccount): Promise<void> {
  const { gateway, accountNumber, now } = account;
  const days = new Set([lagosDay(now), lagosDay(after(now, -CHECK_EVERY))]);
  for (const day of days) await accountsAt(gateway).findMissedTransfers(account, day);
  const from = after(now, -2 * DAY);
  for (let page = 1; page <= PAGES; page += 1) {
    const { rows, hasMore } = await gatewayOf(gateway).payments({ from, onlyPaid: true, page });
    for (const { reference, sender } of rows) {
      if (sender?.receiverAccount === accountNumber) await creditUnlessMismatched(gateway, reference);
    }
    if (!hasMore) return;
  }
}

/** A mismatch must not block other transfers. The webhook's job and the reconciliation report it to staff. */
async function creditUnlessMismatched(gateway: string, reference: string): Promise<void> {
  try {
    await creditTransfer(gateway, reference);
  } catch (error) {
    if (!(error instanceof PaymentMismatchError)) throw error;
    log.error("a transfer to a virtual account needs staff review", { reference, why: error.message });
  }
}

async function close(id: string, { gateway, gatewayRecordId }: CheckedAccount): Promise<void> {
  await accountsAt(gateway).closeVirtualAccount(gatewayRecordId);
  await query(sql`
    update virtual_account set closed_at = app_now(), check_at = null where id = ${id}::uuid`);
  log.info("the virtual account of a closed user was closed", { id });
}

function accountsAt(gateway: string): VirtualAccountsPort {
  const { virtualAccounts } = gatewayOf(gateway);
  invariant(virtualAccounts, "the gateway of a virtual account supports virtual accounts");
  return virtualAccounts;
}
