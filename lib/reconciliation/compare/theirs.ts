import type { GatewaySettlement } from "@/lib/gateways/paystack/balance";
import type { GatewayDispute } from "@/lib/gateways/paystack/disputes";
import {
  disputeOutcome,
  type RefundOutcome,
  refundOutcome,
  transferOutcome,
} from "@/lib/gateways/paystack/outcomes";
import type { GatewayRefund } from "@/lib/gateways/paystack/refunds";
import type { GatewayTransaction } from "@/lib/gateways/paystack/transactions";
import type { GatewayTransfer } from "@/lib/gateways/paystack/transfers";
import { isUuid } from "@/lib/kernel/ids";
import type { Stage, TheirRecord } from "./records";

// How each of the gateway's records moves our balance there: a payment by what was paid less its fee, a payout and a refund
// from the moment they are asked for, a chargeback when it is lost.

const isCharged = (status: string): boolean => status === "success" || status.startsWith("revers");

export function fromTransaction(told: GatewayTransaction): TheirRecord {
  const charged = isCharged(told.status);
  const feeMinor = told.feeMinor ?? 0n;
  return {
    kind: "deposit",
    id: told.id,
    reference: told.reference,
    stage: charged ? "done" : "none",
    amountMinor: told.amountMinor,
    feeMinor,
    currency: told.currency,
    effectMinor: charged && told.currency === "NGN" ? told.amountMinor - feeMinor : 0n,
    at: told.createdAt,
    since: told.paidAt,
    about: told.sender?.receiverAccount ?? null,
  };
}

const transferStages = { open: "open", paid: "done", failed: "undone", reversed: "undone" } as const;

export function fromTransfer(told: GatewayTransfer): TheirRecord {
  const stage = transferStages[transferOutcome(told.status)];
  const feeMinor = told.feeMinor ?? 0n;
  return {
    ...stillOf(told, "payout"),
    reference: told.reference,
    stage,
    feeMinor,
    effectMinor: stage === "undone" ? -feeMinor : -(told.amountMinor + feeMinor),
    since: told.settledAt,
    about: null,
  };
}

const refundStages: Record<RefundOutcome, Stage> = {
  open: "open",
  needs_attention: "open",
  processed: "done",
  failed: "undone",
};

/** A refund has no reference: ours stands in its note, where it was we who asked for it. */
export function fromRefund(told: GatewayRefund): TheirRecord {
  const stage = refundStages[refundOutcome(told.status)];
  return {
    ...stillOf(told, "refund"),
    reference: isUuid(told.note ?? "") ? (told.note ?? "") : (told.id ?? ""),
    stage,
    effectMinor: stage === "undone" ? 0n : -told.amountMinor,
    about: told.transactionReference,
  };
}

const disputeStages = { open: "open", lost: "done", won: "undone" } as const;

export function fromDispute(told: GatewayDispute): TheirRecord {
  const stage = disputeStages[disputeOutcome(told)];
  return {
    ...stillOf(told, "chargeback"),
    reference: told.id,
    stage,
    effectMinor: stage === "done" ? -told.amountMinor : 0n,
    since: told.resolvedAt,
    about: told.reference,
  };
}

export function fromSettlement(told: GatewaySettlement): TheirRecord {
  const isOver = told.status === "success";
  return {
    ...stillOf(told, "settlement"),
    reference: told.id,
    stage: isOver ? "done" : "none",
    effectMinor: isOver ? -told.amountMinor : 0n,
    since: told.settledAt,
    about: null,
  };
}

const stillOf = (
  {
    id,
    amountMinor,
    currency,
    createdAt,
  }: Pick<TheirRecord, "id" | "amountMinor" | "currency"> & { createdAt: Date | null },
  kind: TheirRecord["kind"],
) => ({ kind, id, amountMinor, currency, feeMinor: 0n, at: createdAt, since: null as Date | null });
