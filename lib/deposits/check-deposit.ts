import "server-only";
import { type GatewayTransaction, paystack } from "@/lib/gateways/paystack/client";
import { GatewayRefused, GatewayTimeout } from "@/lib/gateways/paystack/errors";
import { SYSTEM } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { failpoint } from "@/lib/kernel/failpoint";
import { log } from "@/lib/kernel/log";
import { ignoreRefusal, Refusal } from "@/lib/kernel/refusal";
import { expireDeposit, failDeposit, postponeCheck } from "./commands/end-deposit";
import { settleDeposit } from "./commands/settle-deposit";
import { ForeignPayment, mustBeOurs } from "./foreign-payment";
import { depositTimes } from "./limits";
import { type DepositState, hasArrived } from "./moves";
import { readDeposit } from "./row";
import type { DepositFacts } from "./rules";

/** What the gateway says: paid; over without money; 'open' while the customer may still be at it; 'unheard' where it does not say. */
export type Finding = "paid" | "failed" | "abandoned" | "open" | "unheard";

interface Deposit extends DepositFacts {
  now: Date;
  checkAt: Date | null;
  paidMinor: bigint | null;
  gatewayRecordId: string | null;
}

/**
 * Asks the gateway what became of a deposit, and records it: credited where it was paid, however often and by whomever it
 * is asked. A webhook, the return page and the clock all end here; none of them is believed by itself.
 * @throws ForeignPayment where a machine must not decide; Refusal not_found for a reference that is not ours
 */
export async function checkDeposit(reference: string): Promise<{ state: DepositState; finding: Finding }> {
  const seen = await depositNow(reference);
  if (hasArrived(seen.state)) return { state: seen.state, finding: "paid" };
  failpoint("wallet.verify.before");
  const transaction = await ask(reference);
  failpoint("wallet.verify.after");
  const finding = typeof transaction === "string" ? transaction : findingOf(transaction);
  if (typeof transaction !== "string" && finding === "paid") await settle(transaction, reference);
  else if (seen.state === "INITIATED") await giveUpWhere(seen, finding);
  const { state } = await depositNow(reference);
  return { state, finding: hasArrived(state) ? "paid" : finding };
}

async function depositNow(reference: string): Promise<Deposit> {
  const deposit = await queryOne<Deposit>(
    sql`select app_now() as now, d.* from (${readDeposit(reference)}) d`,
  );
  if (!deposit) throw new ForeignPayment(reference, "no deposit of ours has this reference");
  return deposit;
}

/** The gateway's transaction; 'open' where it has never heard of it, 'unheard' where it does not answer. */
async function ask(reference: string): Promise<GatewayTransaction | "open" | "unheard"> {
  try {
    return await paystack().verify(reference);
  } catch (error) {
    if (error instanceof GatewayRefused && error.reason === "not_found") return "open";
    if (!(error instanceof GatewayRefused || error instanceof GatewayTimeout)) throw error;
    log.warn("the gateway did not say what became of a deposit", { reference, error: error.message });
    return "unheard";
  }
}

/** Only one word means paid; a word we do not know means that we ask again. */
function findingOf({ status }: GatewayTransaction): Finding {
  if (status === "success") return "paid";
  if (status === "failed" || status === "reversed") return "failed";
  return status === "abandoned" ? "abandoned" : "open";
}

async function settle(transaction: GatewayTransaction, reference: string): Promise<void> {
  const { id, amountMinor, currency, feeMinor, channel } = transaction;
  mustBeOurs(transaction, reference);
  const payment = { reference, gatewayRecordId: id, amountMinor, currency, feeMinor, channel };
  try {
    await settleDeposit(SYSTEM, `deposit:paystack:${id}`, payment);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await mustBeSettledBy(transaction, error);
  }
}

/** Another witness was faster, perhaps with a fee that was not known yet: fine, where it credited this very payment. */
async function mustBeSettledBy(
  { id, reference, amountMinor }: GatewayTransaction,
  refusal: Refusal,
): Promise<void> {
  const deposit = await depositNow(reference);
  if (deposit.gatewayRecordId === id && deposit.paidMinor === amountMinor) return;
  throw new ForeignPayment(reference, `record ${id} of ${amountMinor} kobo met ${refusal.reason}`);
}

/** Late money counts all the same. While the gateway is silent nothing is given up. */
async function giveUpWhere(seen: Deposit, finding: Finding): Promise<void> {
  const age = seen.now.getTime() - seen.createdAt.getTime();
  const hasLeft = finding === "abandoned" && age >= depositTimes.abandoned;
  if (finding === "failed" || hasLeft) await ignoreRefusal(failDeposit(seen, finding));
  else if (finding !== "unheard" && seen.now >= seen.expiresAt) await ignoreRefusal(expireDeposit(seen));
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
  if (finding === "unheard" && deposit.now >= deposit.expiresAt) {
    throw new Error(`the gateway is silent on ${deposit.reference} at its expiry`);
  }
  if (deposit.checkAt && deposit.checkAt <= deposit.now) await ignoreRefusal(postponeCheck(deposit));
}
