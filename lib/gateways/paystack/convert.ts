import type {
  BalanceMove,
  GatewayDispute,
  GatewayPayment,
  GatewayRefund,
  GatewaySettlement,
  GatewayTransfer,
} from "../records";
import type { PaystackMove, PaystackSettlement } from "./balance";
import type { PaystackDispute } from "./disputes";
import { disputeOutcome, paymentOutcome, refundOutcome, transferOutcome } from "./outcomes";
import type { PaystackRefund } from "./refunds";
import type { PaystackTransaction } from "./transactions";
import type { PaystackTransfer } from "./transfers";

// Paystack's records in the words of the port. `mode` is that of our key: 'test' or 'live'.

export type Mode = "test" | "live";

const isOther = (domain: string | null, mode: Mode): boolean => domain !== null && domain !== mode;

export function toPayment(
  { status, domain, customerCode, ...told }: PaystackTransaction,
  mode: Mode,
): GatewayPayment {
  return {
    ...told,
    outcome: paymentOutcome(status),
    isOtherMode: isOther(domain, mode),
    customerId: customerCode,
  };
}

export function toTransfer(
  { status, domain, transferCode, says, ...told }: PaystackTransfer,
  mode: Mode,
): GatewayTransfer {
  return {
    ...told,
    outcome: transferOutcome(status),
    isOtherMode: isOther(domain, mode),
    code: transferCode,
    says: [status, messageIn(says)].filter(Boolean).join(": "),
  };
}

/** What went wrong comes as text, or as JSON that holds it. */
const messageIn = (says: string | null): string | null => /"message":"([^"]+)"/.exec(says ?? "")?.[1] ?? says;

export function toRefund(
  { status, domain, transactionId, transactionReference, ...told }: PaystackRefund,
  mode: Mode,
): GatewayRefund {
  return {
    ...told,
    outcome: refundOutcome(status),
    isOtherMode: isOther(domain, mode),
    paymentId: transactionId,
    paymentReference: transactionReference,
    says: status,
  };
}

export function toDispute(
  { status, resolution, domain, transactionId, reference, ...told }: PaystackDispute,
  mode: Mode,
): GatewayDispute {
  return {
    ...told,
    outcome: disputeOutcome({ status, resolution }),
    isOtherMode: isOther(domain, mode),
    waitsForUs: status === "awaiting-merchant-feedback",
    paymentId: transactionId,
    paymentReference: reference,
    says: [status, resolution].filter(Boolean).join(": "),
  };
}

export function toSettlement({
  status,
  feeMinor: _fee,
  domain: _domain,
  ...told
}: PaystackSettlement): GatewaySettlement {
  return { ...told, isDone: status === "success" };
}

/** Which of our words Paystack's ledger means; what is not here moves our balance for no record that we know. */
const movedBy: Record<string, NonNullable<BalanceMove["kind"]>> = {
  transaction: "payment",
  transfer: "transfer",
  refund: "refund",
  dispute: "dispute",
  settlement: "settlement",
  topup: "settlement",
};

export function toBalanceMove({ model, modelId, reason: _reason, ...told }: PaystackMove): BalanceMove {
  return { ...told, kind: movedBy[model?.toLowerCase() ?? ""] ?? null, recordId: modelId };
}
