// A gateway's records, converted to our terms. Amounts are in minor units of their currency.

/** 'abandoned': the payer left without paying. 'unknown': an unknown status, never final: check again. */
export type PaymentOutcome = "paid" | "failed" | "abandoned" | "reversed" | "open" | "unknown";

/** 'failed' and 'reversed' bring the money back; 'paid' can still be reversed later. */
export type TransferOutcome = "paid" | "failed" | "reversed" | "open" | "unknown";

/** 'failed' brings the money back; 'needs_account' waits for a bank account of the payer. */
export type RefundOutcome = "paid" | "failed" | "needs_account" | "open" | "unknown";

/** 'lost': the amount is taken from our balance. 'unknown': decided, with an unknown status: for staff. */
export type DisputeOutcome = "won" | "lost" | "open" | "unknown";

interface GatewayRecord<Outcome> {
  outcome: Outcome;
  amountMinor: bigint;
  currency: string;
  /** A test record in live mode, or the other way round: not our money. */
  isOtherMode: boolean;
  /** The gateway's own message, for staff. */
  says: string | null;
  createdAt: Date | null;
}

/** The sender of a bank transfer, as reported by the bank. Their account number is masked. */
export interface Sender {
  name: string | null;
  bank: string | null;
  account: string | null;
  /** The virtual account that received it. */
  receiverAccount: string | null;
}

export interface GatewayPayment extends GatewayRecord<PaymentOutcome> {
  id: string;
  /** Ours, or the gateway's own if the payment started there. */
  reference: string;
  /** Null while the gateway has not computed its fee. */
  feeMinor: bigint | null;
  channel: string | null;
  /** Only for bank transfers. */
  sender: Sender | null;
  customerId: string | null;
  paidAt: Date | null;
}

export interface GatewayTransfer extends GatewayRecord<TransferOutcome> {
  id: string | null;
  reference: string;
  /** The gateway's second identifier, used by staff. */
  code: string | null;
  /** Our cost on top; null until known, 0 if refunded. */
  feeMinor: bigint | null;
  settledAt: Date | null;
}

export interface GatewayRefund extends GatewayRecord<RefundOutcome> {
  id: string | null;
  paymentId: string | null;
  paymentReference: string | null;
  /** As given in the request. */
  note: string | null;
}

export interface GatewayDispute extends GatewayRecord<DisputeOutcome> {
  id: string;
  paymentId: string | null;
  /** The reference of the disputed payment. */
  paymentReference: string | null;
  /** It awaits a response by us. */
  waitsForUs: boolean;
  category: string | null;
  /** After this the dispute is accepted for us, and the money is lost. */
  dueAt: Date | null;
  resolvedAt: Date | null;
}

export interface GatewayBank {
  /** For `sendRefundTo`. */
  id: string;
  code: string;
  name: string;
  slug: string;
  active: boolean;
}

/** A customer's dedicated bank account. */
export interface VirtualAccount {
  id: string;
  customerId: string;
  accountNumber: string;
  accountName: string;
  bankName: string;
  bankSlug: string;
}

/** Money moved from the gateway to our bank: negative if our bank paid in. */
export interface GatewaySettlement {
  id: string;
  amountMinor: bigint;
  currency: string;
  /** Whether it was completed. */
  isDone: boolean;
  settledAt: Date | null;
  createdAt: Date | null;
}

/** One change of our balance. Negative if money left. */
export interface BalanceMove {
  id: string;
  /** After the change. */
  balanceMinor: bigint;
  differenceMinor: bigint;
  currency: string;
  /** The kind of record that caused it, and its id. */
  kind: "payment" | "transfer" | "refund" | "dispute" | "settlement" | null;
  recordId: string | null;
  at: Date | null;
}
