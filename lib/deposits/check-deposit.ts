import "server-only";
import { GatewayRefused, gatewayOf, isGatewayError } from "@/lib/gateways";
import type { GatewayPayment } from "@/lib/gateways/records";
import { SYSTEM } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { failpoint } from "@/lib/kernel/failpoint";
import { log } from "@/lib/kernel/log";
import { ignoreRefusal, Refusal } from "@/lib/kernel/refusal";
import {
  expireDeposit,
  failDeposit,
  postponeCheck,
  readDeposit,
  settleDeposit,
} from "./commands/move-deposit";
import type { Finding } from "./findings";
import { depositTimes } from "./limits";
import { type DepositState, hasArrived } from "./machine";
import { assertMatches, PaymentMismatchError } from "./payment-mismatch";
import type { DepositFacts } from "./rules";

interface Deposit extends DepositFacts {
  now: Date;
  checkAt: Date | null;
  paidMinor: bigint | null;
  gatewayRecordId: string | null;
}

/**
 * Queries the gateway for the status of a deposit and records it. A paid deposit is credited once, however often this runs.
 * Webhooks, the return page and the scheduler all end here; none of them is trusted by itself.
 * @param namedRecordId the gateway's own id from a webhook: some gateways can look a payment up only by it
 * @throws PaymentMismatchError when staff must decide, or when the reference is not ours
 */
export async function checkDeposit(
  reference: string,
  namedRecordId: string | null = null,
): Promise<{ state: DepositState; finding: Finding }> {
  const seen = await depositNow(reference);
  if (hasArrived(seen.state)) return { state: seen.state, finding: "paid" };
  failpoint("wallet.verify.before");
  const payment = await fetchPayment({ ...seen, gatewayRecordId: seen.gatewayRecordId ?? namedRecordId });
  failpoint("wallet.verify.after");
  const finding = typeof payment === "string" ? payment : findingOf(payment);
  if (typeof payment !== "string" && finding === "paid") await settle(payment, seen);
  else if (seen.state === "INITIATED") await closeIfUnpaid(seen, finding);
  const { state } = await depositNow(reference);
  return { state, finding: hasArrived(state) ? "paid" : finding };
}

async function depositNow(reference: string): Promise<Deposit> {
  const deposit = await queryOne<Deposit>(
    sql`select app_now() as now, d.* from (${readDeposit(reference)}) d`,
  );
  if (!deposit) throw new PaymentMismatchError(reference, "no deposit of ours has this reference");
  return deposit;
}

/** The gateway's payment; 'open' when the gateway does not know it, 'no_answer' when it does not respond. */
async function fetchPayment({
  gateway,
  reference,
  gatewayRecordId,
}: Deposit): Promise<GatewayPayment | "open" | "no_answer"> {
  try {
    return await gatewayOf(gateway).payment({ reference, gatewayRecordId });
  } catch (error) {
    if (error instanceof GatewayRefused && error.reason === "not_found") return "open";
    if (!isGatewayError(error)) throw error;
    log.warn("could not get the status of a deposit from the gateway", { reference, error: error.message });
    return "no_answer";
  }
}

/** An outcome we do not know counts as open, so the deposit is checked again. */
function findingOf({ outcome }: GatewayPayment): Finding {
  if (outcome === "reversed") return "failed";
  return outcome === "unknown" ? "open" : outcome;
}

async function settle(payment: GatewayPayment, deposit: Deposit): Promise<void> {
  const { id, amountMinor, currency, feeMinor, channel } = payment;
  const { gateway, reference } = deposit;
  assertMatches(payment, deposit);
  const input = { reference, gatewayRecordId: id, amountMinor, currency, feeMinor, channel };
  try {
    await settleDeposit(SYSTEM, `deposit:${gateway}:${id}`, input);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await assertSettledBy(payment, error);
  }
}

/** A concurrent check came first, perhaps before the fee was known. That is fine if it credited this same payment. */
async function assertSettledBy(
  { id, reference, amountMinor }: GatewayPayment,
  refusal: Refusal,
): Promise<void> {
  const deposit = await depositNow(reference);
  if (deposit.gatewayRecordId === id && deposit.paidMinor === amountMinor) return;
  throw new PaymentMismatchError(
    reference,
    `record ${id} of ${amountMinor} kobo was refused: ${refusal.reason}`,
  );
}

/** Fails or expires an unpaid deposit; a later payment is still credited. Does nothing while the gateway gives no answer. */
async function closeIfUnpaid(seen: Deposit, finding: Finding): Promise<void> {
  const age = seen.now.getTime() - seen.createdAt.getTime();
  const hasLeft = finding === "abandoned" && age >= depositTimes.abandoned;
  if (finding === "failed" || hasLeft) await ignoreRefusal(failDeposit(seen, finding));
  else if (finding !== "no_answer" && seen.now >= seen.expiresAt) await ignoreRefusal(expireDeposit(seen));
}

/**
 * The scheduled check of a deposit whose webhook may have been lost. Schedules the next check while it is unpaid.
 * Throws, so that the job is retried, when the gateway gives no answer to the last check.
 */
export async function checkDueDeposit(id: string): Promise<void> {
  const due = await queryOne<{ reference: string }>(
    sql`select reference from deposit where id = ${id}::uuid and check_at <= app_now()`,
  );
  if (!due) return;
  const { finding } = await checkDeposit(due.reference);
  const deposit = await depositNow(due.reference);
  if (deposit.state !== "INITIATED" && deposit.state !== "FAILED") return;
  if (finding === "no_answer" && deposit.now >= deposit.expiresAt) {
    throw new Error(`no answer from the gateway about ${deposit.reference} at its expiry`);
  }
  if (deposit.checkAt && deposit.checkAt <= deposit.now) await ignoreRefusal(postponeCheck(deposit));
}
