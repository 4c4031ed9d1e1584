import { dictionary } from "@/lib/kernel/input/dictionary";
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

// Converts Paystack's records to the port's. `mode` is that of our key: 'test' or 'live'.

export type Mode = "test" | "live";

const isOther = (domain: string | null, mode: Mode): boolean => domain !== null && domain !== mode;

export function toPayment(
  { status, domain, customerCode, ...rest }: PaystackTransaction,
  mode: Mode,
): GatewayPayment {
  return {
    ...rest,
    outcome: paymentOutcome(status),
    isOtherMode: isOther(domain, mode),
    customerId: customerCode,
  };
}

export function toTransfer(
  { status, domain, transferCode, says, ...rest }: PaystackTransfer,
  mode: Mode,
): GatewayTransfer {
  return {
    ...rest,
    outcome: transferOutcome(status),
    isOtherMode: isOther(domain, mode),
    code: transferCode,
    says: [status, messageIn(says)].filter(Boolean).join(": "),
  };
}

/** The failure is text, or JSON with a message. */
const messageIn = (says: string | null): string | null => /"message":"([^"]+)"/.exec(says ?? "")?.[1] ?? says;

export function toRefund(
  { status, domain, transactionId, transactionReference, ...rest }: PaystackRefund,
  mode: Mode,
): GatewayRefund {
  return {
    ...rest,
    outcome: refundOutcome(status),
    isOtherMode: isOther(domain, mode),
    paymentId: transactionId,
    paymentReference: transactionReference,
    says: status,
  };
}

export function toDispute(
  { status, resolution, domain, transactionId, reference, ...rest }: PaystackDispute,
  mode: Mode,
): GatewayDispute {
  return {
    ...rest,
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
  ...rest
}: PaystackSettlement): GatewaySettlement {
  return { ...rest, isDone: status === "success" };
}

/** Our kind for each model in Paystack's ledger; any other change has no known record. */
const movedBy = dictionary<NonNullable<BalanceMove["kind"]>>({
  transaction: "payment",
  transfer: "transfer",
  refund: "refund",
  dispute: "dispute",
  settlement: "settlement",
  topup: "settlement",
});

export function toBalanceMove({ model, modelId, reason: _reason, ...rest }: PaystackMove): BalanceMove {
  return { ...rest, kind: movedBy[model?.toLowerCase() ?? ""] ?? null, recordId: modelId };
}
