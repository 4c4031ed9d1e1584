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
import { type DepositState, hasArrived } from "./moves";
import { mustBeOurs, PaymentMismatchError } from "./payment-mismatch";
import type { DepositFacts } from "./rules";

interface Deposit extends DepositFacts {
  now: Date;
  checkAt: Date | null;
  paidMinor: bigint | null;
  gatewayRecordId: string | null;
}

/**
 * Asks the gateway what became of a deposit, and records it: credited where it was paid, however often and by whomever it
 * is asked. A webhook, the return page and the clock all end here; none of them is believed by itself.
 * @param namedRecordId the gateway's own id, where a webhook has named it: some gateways can be asked by nothing else
 * @throws PaymentMismatchError where a machine must not decide; Refusal not_found for a reference that is not ours
 */
export async function checkDeposit(
  reference: string,
  namedRecordId: string | null = null,
): Promise<{ state: DepositState; finding: Finding }> {
  const seen = await depositNow(reference);
  if (hasArrived(seen.state)) return { state: seen.state, finding: "paid" };
  failpoint("wallet.verify.before");
  const payment = await ask({ ...seen, gatewayRecordId: seen.gatewayRecordId ?? namedRecordId });
  failpoint("wallet.verify.after");
  const finding = typeof payment === "string" ? payment : findingOf(payment);
  if (typeof payment !== "string" && finding === "paid") await settle(payment, seen);
  else if (seen.state === "INITIATED") await giveUpWhere(seen, finding);
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

/** The gateway's payment; 'open' where it has never heard of it, 'no_answer' where it does not say. */
async function ask({
  gateway,
  reference,
  gatewayRecordId,
}: Deposit): Promise<GatewayPayment | "open" | "no_answer"> {
  try {
    return await gatewayOf(gateway).payment({ reference, gatewayRecordId });
  } catch (error) {
    if (error instanceof GatewayRefused && error.reason === "not_found") return "open";
    if (!isGatewayError(error)) throw error;
    log.warn("the gateway did not say what became of a deposit", { reference, error: error.message });
    return "no_answer";
  }
}

/** A word of the gateway's that we do not know means that we ask again. */
function findingOf({ outcome }: GatewayPayment): Finding {
  if (outcome === "reversed") return "failed";
  return outcome === "unknown" ? "open" : outcome;
}

async function settle(told: GatewayPayment, deposit: Deposit): Promise<void> {
  const { id, amountMinor, currency, feeMinor, channel } = told;
  const { gateway, reference } = deposit;
  mustBeOurs(told, deposit);
  const payment = { reference, gatewayRecordId: id, amountMinor, currency, feeMinor, channel };
  try {
    await settleDeposit(SYSTEM, `deposit:${gateway}:${id}`, payment);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await mustBeSettledBy(told, error);
  }
}

/** Another check was faster, perhaps with a fee that was not known yet: fine, where it credited this very payment. */
async function mustBeSettledBy(
  { id, reference, amountMinor }: GatewayPayment,
  refusal: Refusal,
): Promise<void> {
  const deposit = await depositNow(reference);
  if (deposit.gatewayRecordId === id && deposit.paidMinor === amountMinor) return;
  throw new PaymentMismatchError(reference, `record ${id} of ${amountMinor} kobo met ${refusal.reason}`);
}

/** Late money counts all the same. While the gateway is silent nothing is given up. */
async function giveUpWhere(seen: Deposit, finding: Finding): Promise<void> {
  const age = seen.now.getTime() - seen.createdAt.getTime();
  const hasLeft = finding === "abandoned" && age >= depositTimes.abandoned;
  if (finding === "failed" || hasLeft) await ignoreRefusal(failDeposit(seen, finding));
  else if (finding !== "no_answer" && seen.now >= seen.expiresAt) await ignoreRefusal(expireDeposit(seen));
}

/**
 * The clock's look at a deposit whose webhook may have been lost. Where it is still unpaid the next look is set.
 * Throws, so that it is tried again, where the gateway is silent at the last look of all.
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
    throw new Error(`the gateway is silent on ${deposit.reference} at its expiry`);
  }
  if (deposit.checkAt && deposit.checkAt <= deposit.now) await ignoreRefusal(postponeCheck(deposit));
}
