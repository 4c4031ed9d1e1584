import { customerShape } from "../charges/customers";
import { verifyShape } from "../charges/shape";
import type { Transaction } from "../charges/transaction";
import type { Shape } from "../faults/lies";
import type { Dispute, Resolution } from "../records";
import { ofTransaction, type Told } from "../told";
import type { PaystackWorld } from "../world";
import { afterBusinessHours } from "./due";

/** How long there is to answer, in business hours. */
const hoursToAnswer = 16;

/** A customer's bank raises a chargeback. Undefined where there is no paid transaction to charge back. */
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
        ? afterBusinessHours(now, hoursToAnswer)
        : new Date(now.getTime() + dueInHours * 3_600_000),
    resolvedAt: undefined,
    createdAt: now,
  };
  world.disputes.set(String(dispute.id), dispute);
  tellDispute(world, dispute, "create");
  world.later.after(dispute.dueAt.getTime() - now.getTime(), () => acceptOverdue(world));
  return dispute;
}

/** Whoever has not answered in time has accepted. */
export function acceptOverdue(world: PaystackWorld): void {
  const now = world.now();
  for (const dispute of world.disputes.newest()) {
    const isOverdue = dispute.status === "awaiting-merchant-feedback" && dispute.dueAt <= now;
    if (isOverdue) resolveDispute(world, dispute, "auto-accepted");
  }
}

/** We have declined: the customer's bank has the word, and nobody is told. False where it is no longer ours to answer. */
export function declineDispute(dispute: Dispute): boolean {
  if (dispute.status !== "awaiting-merchant-feedback") return false;
  dispute.status = "awaiting-bank-feedback";
  return true;
}

/** Ends a dispute: declined, the money stays with us; otherwise it is taken from our balance. False where it has ended. */
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
  tellDispute(world, dispute, "resolve");
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

/** Tells of a dispute by webhook, as its beginning, as a reminder or as its end. */
export function tellDispute(
  world: PaystackWorld,
  dispute: Dispute,
  what: "create" | "remind" | "resolve",
): void {
  world.webhooks.tell({
    event: `charge.dispute.${what}`,
    reference: dispute.transaction.reference,
    amountMinor: dispute.amountMinor,
    data: disputeShape(dispute, world.now()),
  });
}

/** A dispute as webhooks and endpoints tell it. */
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

/** A dispute as lists, and whoever asks for one by its id, see it. */
export const disputeTold = (dispute: Dispute, now: Date): Told =>
  ofTransaction(dispute, () => disputeShape(dispute, now));
