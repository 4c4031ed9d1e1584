import type {
  BalanceMove,
  DisputeOutcome,
  GatewayDispute,
  GatewayPayment,
  GatewayRefund,
  GatewaySettlement,
  GatewayTransfer,
  RefundOutcome,
  TransferOutcome,
} from "@/lib/gateways/records";
import { isUuid } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import type { RecordKind, Stage, TheirMove, TheirRecord } from "./records";

// How each kind of gateway record moves our balance there: a payment by its amount less the fee, payouts and refunds as soon
// as they are requested, a chargeback when it is lost.

/** How far a payout, a refund or a chargeback has come. */
const stages: Record<TransferOutcome | RefundOutcome | DisputeOutcome, Stage> = {
  open: "open",
  unknown: "open",
  needs_account: "open",
  paid: "done",
  lost: "done",
  failed: "undone",
  reversed: "undone",
  won: "undone",
};

export function fromPayment(record: GatewayPayment): TheirRecord {
  const charged = record.outcome === "paid" || record.outcome === "reversed";
  const feeMinor = record.feeMinor ?? 0n;
  return {
    kind: "deposit",
    id: record.id,
    reference: record.reference,
    stage: charged ? "done" : "none",
    amountMinor: record.amountMinor,
    feeMinor,
    currency: record.currency,
    effectMinor: charged && record.currency === HOME ? record.amountMinor - feeMinor : 0n,
    at: record.createdAt,
    since: record.paidAt,
    about: record.sender?.receiverAccount ?? null,
  };
}

export function fromTransfer(record: GatewayTransfer): TheirRecord {
  const stage = stages[record.outcome];
  const feeMinor = record.feeMinor ?? 0n;
  return {
    ...commonFields(record, "payout"),
    reference: record.reference,
    stage,
    feeMinor,
    effectMinor: stage === "undone" ? -feeMinor : -(record.amountMinor + feeMinor),
    since: record.settledAt,
    about: null,
  };
}

/** A refund has no reference. If we requested it, its note contains our id. */
export function fromRefund(record: GatewayRefund): TheirRecord {
  const stage = stages[record.outcome];
  return {
    ...commonFields(record, "refund"),
    reference: isUuid(record.note ?? "") ? (record.note ?? "") : (record.id ?? ""),
    stage,
    effectMinor: stage === "undone" ? 0n : -record.amountMinor,
    about: record.paymentReference,
  };
}

export function fromDispute(record: GatewayDispute): TheirRecord {
  const stage = stages[record.outcome];
  return {
    ...commonFields(record, "chargeback"),
    reference: record.id,
    stage,
    effectMinor: stage === "done" ? -record.amountMinor : 0n,
    since: record.resolvedAt,
    about: record.paymentReference,
  };
}

export function fromSettlement(record: GatewaySettlement): TheirRecord {
  return {
    ...commonFields(record, "settlement"),
    reference: record.id,
    stage: record.isDone ? "done" : "none",
    effectMinor: record.isDone ? -record.amountMinor : 0n,
    since: record.settledAt,
    about: null,
  };
}

const kinds: Record<NonNullable<BalanceMove["kind"]>, RecordKind> = {
  payment: "deposit",
  transfer: "payout",
  refund: "refund",
  dispute: "chargeback",
  settlement: "settlement",
};

export const fromMove = ({ kind, ...move }: BalanceMove): TheirMove => ({
  ...move,
  kind: kind && kinds[kind],
});

const commonFields = (
  {
    id,
    amountMinor,
    currency,
    createdAt,
  }: Pick<TheirRecord, "id" | "amountMinor" | "currency"> & { createdAt: Date | null },
  kind: TheirRecord["kind"],
) => ({ kind, id, amountMinor, currency, feeMinor: 0n, at: createdAt, since: null as Date | null });
