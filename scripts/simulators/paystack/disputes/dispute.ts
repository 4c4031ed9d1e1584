import { customerShape } from "../charges/customers";
import { verifyShape } from "../charges/shape";
import type { Transaction } from "../charges/transaction";
import type { Shape } from "../faults/body-faults";
import { type ListedRecord, ofTransaction } from "../listed-record";
import type { Dispute, Resolution } from "../records";
import type { PaystackWorld } from "../world";
import { afterBusinessHours } from "./due";

/** The time to respond, in business hours. */
const hoursToRespond = 16;

/** Opens a chargeback. Undefined if the transaction is not paid. */
export function raiseDispute(
  world: PaystackWorld,
  transaction: Transaction,
  { amountMinor, dueInHours }: { amountMinor?: number | undefined; dueInHours?: number | undefined },
): Dispute | undefined {
  if (!transaction.paid || transaction.status !== "success") return undefined;
  const now = world.now();
  const dispute: Dispute = {
    id: world.nextId(),
    transaction,
    amountMinor: Math.min(amountMinor ?? transaction.paid.amountMinor, transaction.paid.amountMinor),
    status: "awaiting-merchant-feedback",
    resolution: null,
    message: undefined,
    evidence: undefined,
    uploads: [],
    attachment: undefined,
    dueAt:
      dueInHours === undefined
        ? afterBusinessHours(now, hoursToRespond)
        : new Date(now.getTime() + dueInHours * 3_600_000),
    resolvedAt: undefined,
    createdAt: now,
  };
  world.disputes.set(String(dispute.id), dispute);
  sendDispute(world, dispute, "create");
  world.later.after(dispute.dueAt.getTime() - now.getTime(), () => acceptOverdue(world));
  return dispute;
}

/** A dispute without a response in time is accepted. */
export function acceptOverdue(world: PaystackWorld): void {
  const now = world.now();
  for (const dispute of world.disputes.newest()) {
    const isOverdue = dispute.status === "awaiting-merchant-feedback" && dispute.dueAt <= now;
    if (isOverdue) resolveDispute(world, dispute, "auto-accepted");
  }
}

/** Records that we declined: the customer's bank decides next, without a webhook. False if we can't respond any more. */
export function declineDispute(dispute: Dispute): boolean {
  if (dispute.status !== "awaiting-merchant-feedback") return false;
  dispute.status = "awaiting-bank-feedback";
  return true;
}

/** Ends a dispute: declined, the money stays with us; otherwise it is taken from our balance. False if it has ended. */
export function resolveDispute(
  world: PaystackWorld,
  dispute: Dispute,
  resolution: Resolution,
  amountMinor = dispute.amountMinor,
): boolean {
  if (dispute.status === "resolved") return false;
  dispute.status = "resolved";
  dispute.resolution = resolution;
  dispute.resolvedAt = world.now();
  if (resolution !== "declined") takeBack(world, dispute, amountMinor);
  sendDispute(world, dispute, "resolve");
  return true;
}

function takeBack(world: PaystackWorld, dispute: Dispute, amountMinor: number): void {
  const { transaction } = dispute;
  dispute.amountMinor = amountMinor;
  if (amountMinor >= (transaction.paid?.amountMinor ?? 0)) transaction.status = "reversed";
  world.postBalance({
    currency: transaction.paid?.currency ?? "NGN",
    difference: -BigInt(amountMinor),
    reason: `Chargeback ${dispute.resolution}`,
    model_responsible: "Dispute",
    model_row: dispute.id,
  });
}

/** Sends a dispute's webhook: created, reminder or resolved. */
export function sendDispute(
  world: PaystackWorld,
  dispute: Dispute,
  what: "create" | "remind" | "resolve",
): void {
  world.webhooks.send({
    event: `charge.dispute.${what}`,
    reference: dispute.transaction.reference,
    amountMinor: dispute.amountMinor,
    data: disputeShape(dispute, world.now()),
  });
}

/** A dispute in webhooks and endpoints. */
export function disputeShape(dispute: Dispute, now: Date): Shape {
  const { transaction, resolvedAt } = dispute;
  const card = transaction.paid?.used?.card.number;
  return {
    id: dispute.id,
    refund_amount: dispute.amountMinor,
    currency: transaction.paid?.currency ?? "NGN",
    status: dispute.status,
    resolution: dispute.resolution,
    domain: "test",
    transaction: verifyShape(transaction, now),
    transaction_reference: null,
    category: "chargeback",
    customer: customerShape(transaction.customer),
    bin: card?.slice(0, 6) ?? null,
    last4: card?.slice(-4) ?? null,
    dueAt: dispute.dueAt.toISOString(),
    resolvedAt: resolvedAt?.toISOString() ?? null,
    evidence: dispute.evidence ?? null,
    attachments: dispute.attachment ?? null,
    note: dispute.message ?? null,
    history: [{ status: "awaiting-merchant-feedback", createdAt: dispute.createdAt.toISOString() }],
    messages: [],
    created_at: dispute.createdAt.toISOString(),
    updated_at: (resolvedAt ?? dispute.createdAt).toISOString(),
  };
}

/** A dispute for lists and lookups. */
export const disputeRecord = (dispute: Dispute, now: Date): ListedRecord =>
  ofTransaction(dispute, () => disputeShape(dispute, now));
