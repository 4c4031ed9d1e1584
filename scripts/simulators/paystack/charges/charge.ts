import { localFees } from "../fees";
import { type PaystackWorld, randomCode, randomDigits } from "../world";
import { successTestCard } from "./cards";
import { openTransaction } from "./initialize";
import { chargeShape } from "./shape";
import { type Customer, isPaid, type Sender, type Transaction, type UsedCard } from "./transaction";

/** What was actually paid, if it differs from the request; minor units. */
export type PaidInstead = {
  amount?: number | undefined;
  currency?: string | undefined;
  fees?: number | undefined;
};

/** The default card. */
export const successCard: UsedCard = { card: successTestCard, expMonth: "12", expYear: "2030" };

/**
 * Completes a payment: our balance rises by the amount less the fees, and the webhook is queued.
 * Returns false without effect if the transaction was paid before.
 */
export function completeCharge(
  world: PaystackWorld,
  transaction: Transaction,
  used: UsedCard,
  instead: PaidInstead = {},
): boolean {
  if (isPaid(transaction)) return false;
  const strikes = world.faults.strike("charge", transaction.reference, transaction.requestedMinor);
  const half = strikes.has("wrong_amount") ? Math.floor(transaction.requestedMinor / 2) : undefined;
  const other = strikes.has("wrong_currency") ? "GHS" : undefined;
  const amountMinor =
    instead.amount ?? strikes.get("wrong_amount")?.amount ?? half ?? transaction.requestedMinor;
  const currency =
    instead.currency ?? strikes.get("wrong_currency")?.currency ?? other ?? transaction.currency;
  const feesMinor = instead.fees ?? localFees(amountMinor);
  receive(world, transaction, { amountMinor, currency, feesMinor, used });
  sendSuccess(world, transaction);
  return true;
}

/** A bank transfer to a dedicated account arrives as a new transaction. */
export function arriveByTransfer(
  world: PaystackWorld,
  customer: Customer,
  sender: Sender,
  { amountMinor, feesMinor }: { amountMinor: number; feesMinor: number },
): Transaction {
  const reference = `${Date.now()}${randomDigits(12)}`;
  const transaction = openTransaction(world, {
    email: customer.email,
    amountMinor,
    reference,
    sender,
  });
  receive(world, transaction, { amountMinor, currency: "NGN", feesMinor, used: undefined });
  transaction.gatewayResponse = "Approved";
  sendSuccess(world, transaction);
  return transaction;
}

/** Records a payment: our balance rises by the amount less the fees. Sends no webhook. */
export function receive(
  world: PaystackWorld,
  transaction: Transaction,
  {
    at = world.now(),
    ...paid
  }: {
    amountMinor: number;
    currency: string;
    feesMinor: number;
    used: UsedCard | undefined;
    at?: Date | undefined;
  },
): void {
  transaction.paid = { ...paid, at, code: randomCode(10) };
  transaction.pending = undefined;
  settle(transaction, "success", "Successful", at);
  const gain = BigInt(paid.amountMinor) - BigInt(paid.feesMinor);
  post(world, transaction, paid.currency, gain, "Transaction paid", at);
}

function sendSuccess(world: PaystackWorld, transaction: Transaction): void {
  world.webhooks.send({
    event: "charge.success",
    reference: transaction.reference,
    amountMinor: transaction.requestedMinor,
    data: chargeShape(transaction),
  });
}

/** A failed attempt. The customer can retry; no webhook is sent. */
export function failCharge(transaction: Transaction, gatewayResponse: string): boolean {
  if (isPaid(transaction)) return false;
  transaction.pending = undefined;
  settle(transaction, "failed", gatewayResponse, new Date());
  return true;
}

/** The customer cancels. A later success is still possible. */
export function abandonCharge(transaction: Transaction): boolean {
  if (isPaid(transaction)) return false;
  transaction.pending = undefined;
  transaction.status = "abandoned";
  transaction.gatewayResponse = "The transaction was not completed";
  return true;
}

/** Reverses a payment: verify returns `reversed` from now on, and our balance falls. */
export function reverseCharge(world: PaystackWorld, transaction: Transaction): boolean {
  if (!transaction.paid || transaction.status !== "success") return false;
  transaction.status = "reversed";
  const { amountMinor, currency } = transaction.paid;
  post(world, transaction, currency, -BigInt(amountMinor), "Transaction reversed");
  return true;
}

function settle(transaction: Transaction, status: "success" | "failed", says: string, at: Date): void {
  transaction.status = status;
  transaction.gatewayResponse = says;
  transaction.touchedAt = at;
  transaction.attempts = [...transaction.attempts, { at, outcome: status, says }].slice(-20);
}

function post(
  world: PaystackWorld,
  transaction: Transaction,
  currency: string,
  difference: bigint,
  reason: string,
  at?: Date,
): void {
  world.postBalance({
    currency,
    difference,
    reason,
    model_responsible: "Transaction",
    model_row: transaction.id,
    at,
  });
}
