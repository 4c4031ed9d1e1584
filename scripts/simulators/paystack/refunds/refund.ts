import type { Transaction } from "../charges/transaction";
import type { Shape } from "../faults/lies";
import type { Refund, RefundStatus } from "../records";
import { ofTransaction, type Told } from "../told";
import type { PaystackWorld } from "../world";

export type RefundOrder = Pick<Refund, "transaction" | "amountMinor" | "merchantNote" | "customerNote">;

/** What becomes of a refund, by the number of the card that paid or the last digits of the account it was sent from. */
const unlucky: Record<string, RefundStatus> = {
  "4084080000671803": "failed",
  "4084080000671902": "needs-attention",
  "0602": "failed",
  "0603": "needs-attention",
};

const isOver = (status: RefundStatus) => status === "processed" || status === "failed";

/** What may still be given back of a transaction, in kobo. */
export function refundable(world: PaystackWorld, transaction: Transaction): number {
  const paid = transaction.status === "success" ? (transaction.paid?.amountMinor ?? 0) : 0;
  return paid - taken(world, transaction);
}

function taken(world: PaystackWorld, transaction: Transaction): number {
  const refunds = world.refundsByTransaction.get(transaction.reference) ?? [];
  const sums = refunds.map(({ status, amountMinor }) => (status === "failed" ? 0 : amountMinor));
  return sums.reduce((sum, amount) => sum + amount, 0);
}

/** Takes an order: the money leaves our balance at once, the rest happens by and by. */
export function beginRefund(world: PaystackWorld, order: RefundOrder): Refund {
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
  tell(world, refund);
  const { paid, sender } = order.transaction;
  const end = unlucky[paid?.used?.card.number ?? sender?.account.slice(-4) ?? ""] ?? "processed";
  if (!world.settings.byHand) goOn(world, refund, ["processing", end]);
  return refund;
}

function goOn(world: PaystackWorld, refund: Refund, [next, ...rest]: RefundStatus[]): void {
  const { status } = refund;
  if (!next) return;
  world.later.after(world.settings.settleMs, () => {
    if (refund.status === status && moveRefund(world, refund, next)) goOn(world, refund, rest);
  });
}

/** Sends a refund that needs attention to another account. */
export function retryRefund(world: PaystackWorld, refund: Refund): void {
  moveRefund(world, refund, "processing");
  if (!world.settings.byHand) goOn(world, refund, ["processed"]);
}

/** Moves a refund on, and tells of it; where it fails the money comes back. False where it is over already. */
export function moveRefund(world: PaystackWorld, refund: Refund, to: RefundStatus): boolean {
  if (isOver(refund.status) || refund.status === to) return false;
  refund.status = to;
  refund.updatedAt = world.now();
  if (to === "failed") post(world, refund, refund.amountMinor, "Refund failed");
  const { transaction } = refund;
  const isWhole = taken(world, transaction) >= (transaction.paid?.amountMinor ?? 0);
  if (to === "processed" && isWhole) transaction.status = "reversed";
  tell(world, refund);
  return true;
}

function tell(world: PaystackWorld, refund: Refund): void {
  world.webhooks.tell({
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

/** As webhooks tell it: the amount is text until it is over, and only needing attention brings an id, as text. */
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

/** As the answer to an order tells it (the transaction whole), or as lists do (its number). */
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

/** A refund as lists, and whoever asks for one by its id, see it. */
export const refundTold = (refund: Refund): Told => ofTransaction(refund, () => refundShape(refund, false));
