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

// How each of the gateway's records moves our balance there: a payment by what was paid less its fee, a payout and a refund
// from the moment they are asked for, a chargeback when it is lost.

export function fromPayment(told: GatewayPayment): TheirRecord {
  const charged = told.outcome === "paid" || told.outcome === "reversed";
  const feeMinor = told.feeMinor ?? 0n;
  return {
    kind: "deposit",
    id: told.id,
    reference: told.reference,
    stage: charged ? "done" : "none",
    amountMinor: told.amountMinor,
    feeMinor,
    currency: told.currency,
    effectMinor: charged && told.currency === HOME ? told.amountMinor - feeMinor : 0n,
    at: told.createdAt,
    since: told.paidAt,
    about: told.sender?.receiverAccount ?? null,
  };
}

const transferStages: Record<TransferOutcome, Stage> = {
  open: "open",
  unknown: "open",
  paid: "done",
  failed: "undone",
  reversed: "undone",
};

export function fromTransfer(told: GatewayTransfer): TheirRecord {
  const stage = transferStages[told.outcome];
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
  unknown: "open",
  needs_account: "open",
  paid: "done",
  failed: "undone",
};

/** A refund has no reference: ours stands in its note, where it was we who asked for it. */
export function fromRefund(told: GatewayRefund): TheirRecord {
  const stage = refundStages[told.outcome];
  return {
    ...stillOf(told, "refund"),
    reference: isUuid(told.note ?? "") ? (told.note ?? "") : (told.id ?? ""),
    stage,
    effectMinor: stage === "undone" ? 0n : -told.amountMinor,
    about: told.paymentReference,
  };
}

const disputeStages: Record<DisputeOutcome, Stage> = {
  open: "open",
  unknown: "open",
  lost: "done",
  won: "undone",
};

export function fromDispute(told: GatewayDispute): TheirRecord {
  const stage = disputeStages[told.outcome];
  return {
    ...stillOf(told, "chargeback"),
    reference: told.id,
    stage,
    effectMinor: stage === "done" ? -told.amountMinor : 0n,
    since: told.resolvedAt,
    about: told.paymentReference,
  };
}

export function fromSettlement(told: GatewaySettlement): TheirRecord {
  return {
    ...stillOf(told, "settlement"),
    reference: told.id,
    stage: told.isDone ? "done" : "none",
    effectMinor: told.isDone ? -told.amountMinor : 0n,
    since: told.settledAt,
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

export const fromMove = ({ kind, ...told }: BalanceMove): TheirMove => ({
  ...told,
  kind: kind && kinds[kind],
});

const stillOf = (
  {
    id,
    amountMinor,
    currency,
    createdAt,
  }: Pick<TheirRecord, "id" | "amountMinor" | "currency"> & { createdAt: Date | null },
  kind: TheirRecord["kind"],
) => ({ kind, id, amountMinor, currency, feeMinor: 0n, at: createdAt, since: null as Date | null });
