import type { Transaction } from "../charges/transaction";
import type { Shape } from "../faults/body-faults";
import { type ListedRecord, ofTransaction } from "../listed-record";
import type { Refund, RefundStatus } from "../records";
import type { PaystackWorld } from "../world";

export type RefundOrder = Pick<Refund, "transaction" | "amountMinor" | "merchantNote" | "customerNote">;

/** The outcome of a refund, by the number of the card that paid or the last digits of the sender's account. */
const outcomes: Record<string, RefundStatus> = {
  "4084080000671803": "failed",
  "4084080000671902": "needs-attention",
  "0602": "failed",
  "0603": "needs-attention",
};

const isFinal = (status: RefundStatus) => status === "processed" || status === "failed";

/** The refundable rest of a transaction, in kobo. */
export function refundable(world: PaystackWorld, transaction: Transaction): number {
  const paid = transaction.status === "success" ? (transaction.paid?.amountMinor ?? 0) : 0;
  return paid - refunded(world, transaction);
}

function refunded(world: PaystackWorld, transaction: Transaction): number {
  const refunds = world.refundsByTransaction.get(transaction.reference) ?? [];
  const sums = refunds.map(({ status, amountMinor }) => (status === "failed" ? 0 : amountMinor));
  return sums.reduce((sum, amount) => sum + amount, 0);
}

/** Accepts an order: the money leaves our balance immediately, the next states follow over time. */
export function startRefund(world: PaystackWorld, order: RefundOrder): Refund {
  const now = world.now();
  const refund: Refund = {
    ...order,
    id: world.nextId(),
    status: "pending",
    createdAt: now,
    updatedAt: now,
  };
  world.refunds.set(String(refund.id), refund);
  const others = world.refundsByTransaction.get(order.transaction.reference) ?? [];
  world.refundsByTransaction.set(order.transaction.reference, [refund, ...others]);
  post(world, refund, -refund.amountMinor, "Refund made");
  sendEvent(world, refund);
  const { paid, sender } = order.transaction;
  const end = outcomes[paid?.used?.card.number ?? sender?.account.slice(-4) ?? ""] ?? "processed";
  if (!world.settings.byHand) advance(world, refund, ["processing", end]);
  return refund;
}

function advance(world: PaystackWorld, refund: Refund, [next, ...rest]: RefundStatus[]): void {
  const { status } = refund;
  if (!next) return;
  world.later.after(world.settings.settleMs, () => {
    if (refund.status === status && moveRefund(world, refund, next)) advance(world, refund, rest);
  });
}

/** Sends a refund that needs attention to another account. */
export function retryRefund(world: PaystackWorld, refund: Refund): void {
  moveRefund(world, refund, "processing");
  if (!world.settings.byHand) advance(world, refund, ["processed"]);
}

/** Moves a refund to a state and sends the webhook; a failure returns the money. False if it has ended already. */
export function moveRefund(world: PaystackWorld, refund: Refund, to: RefundStatus): boolean {
  if (isFinal(refund.status) || refund.status === to) return false;
  refund.status = to;
  refund.updatedAt = world.now();
  if (to === "failed") post(world, refund, refund.amountMinor, "Refund failed");
  const { transaction } = refund;
  const isFull = refunded(world, transaction) >= (transaction.paid?.amountMinor ?? 0);
  if (to === "processed" && isFull) transaction.status = "reversed";
  sendEvent(world, refund);
  return true;
}

function sendEvent(world: PaystackWorld, refund: Refund): void {
  world.webhooks.send({
    event: `refund.${refund.status}`,
    reference: refund.transaction.reference,
    amountMinor: refund.amountMinor,
    data: eventShape(refund),
  });
}

function post(world: PaystackWorld, refund: Refund, difference: number, reason: string): void {
  world.postBalance({
    currency: "NGN",
    difference: BigInt(difference),
    reason,
    model_responsible: "Refund",
    model_row: refund.id,
  });
}

/** As in webhooks: the amount is a string until a failure, and only `needs-attention` contains the id, as a string. */
function eventShape({ id, transaction, amountMinor, status, customerNote, merchantNote }: Refund): Shape {
  const isNumber = status === "failed" || status === "needs-attention";
  return {
    status,
    transaction_reference: transaction.reference,
    refund_reference: null,
    amount: isNumber ? amountMinor : String(amountMinor),
    currency: "NGN",
    processor: "instant-transfer",
    customer: { first_name: null, last_name: null, email: transaction.customer.email },
    integration: 100_043,
    domain: "test",
    customer_note: customerNote,
    merchant_note: merchantNote,
    ...(status === "needs-attention" ? { id: String(id) } : {}),
  };
}

/** As in the response to an order (with the transaction object), or in lists (with its number). */
export function refundShape(refund: Refund, isOrder: boolean): Shape {
  const { id, transaction, amountMinor, status } = refund;
  const { reference } = transaction;
  return {
    id,
    integration: 100_043,
    domain: "test",
    transaction: isOrder
      ? { id: transaction.id, reference, amount: transaction.paid?.amountMinor, currency: "NGN" }
      : transaction.id,
    ...(isOrder ? {} : { transaction_reference: reference }),
    dispute: null,
    amount: amountMinor,
    deducted_amount: amountMinor,
    fully_deducted: true,
    currency: "NGN",
    channel: transaction.channel,
    status,
    refunded_by: "merchant@amana.test",
    customer_note: refund.customerNote,
    merchant_note: refund.merchantNote,
    expected_at: new Date(refund.createdAt.getTime() + 5 * 86_400_000).toISOString(),
    refunded_at: status === "processed" ? refund.updatedAt.toISOString() : null,
    createdAt: refund.createdAt.toISOString(),
    updatedAt: refund.updatedAt.toISOString(),
  };
}

/** A refund for lists and lookups. */
export const refundRecord = (refund: Refund): ListedRecord =>
  ofTransaction(refund, () => refundShape(refund, false));
