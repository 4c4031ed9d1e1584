// What a gateway tells of its records, in our words. Amounts are minor units of the currency beside them.

/** 'abandoned': the payer left without paying. 'unknown': a word that we do not know, which is never final: ask again. */
export type PaymentOutcome = "paid" | "failed" | "abandoned" | "reversed" | "open" | "unknown";

/** 'failed' and 'reversed' bring the money back; 'paid' may still be reversed later. */
export type TransferOutcome = "paid" | "failed" | "reversed" | "open" | "unknown";

/** 'failed' brings the money back; 'needs_account' waits for an account of the payer's. */
export type RefundOutcome = "paid" | "failed" | "needs_account" | "open" | "unknown";

/** 'lost': the amount is taken from our balance. 'unknown': decided, in words that we do not know: for staff. */
export type DisputeOutcome = "won" | "lost" | "open" | "unknown";

interface GatewayRecord<Outcome> {
  outcome: Outcome;
  amountMinor: bigint;
  currency: string;
  /** Of a test account beside real money, or the other way round: no money of ours. */
  isOtherMode: boolean;
  /** The gateway's own words on it, for staff. */
  says: string | null;
  createdAt: Date | null;
}

/** Who sent a bank transfer, as the bank told. Account numbers of senders are masked. */
export interface Sender {
  name: string | null;
  bank: string | null;
  account: string | null;
  /** The virtual account that received it. */
  receiverAccount: string | null;
}

export interface GatewayPayment extends GatewayRecord<PaymentOutcome> {
  id: string;
  /** Ours, or the gateway's own where the payment began there. */
  reference: string;
  /** Null where the gateway has not worked its fee out. */
  feeMinor: bigint | null;
  channel: string | null;
  /** Only where it came by bank transfer. */
  sender: Sender | null;
  customerId: string | null;
  paidAt: Date | null;
}

export interface GatewayTransfer extends GatewayRecord<TransferOutcome> {
  id: string | null;
  reference: string;
  /** The gateway's second name of it, which staff find it by. */
  code: string | null;
  /** What it costs us on top; null until known, nothing where it was given back. */
  feeMinor: bigint | null;
  settledAt: Date | null;
}

export interface GatewayRefund extends GatewayRecord<RefundOutcome> {
  id: string | null;
  paymentId: string | null;
  paymentReference: string | null;
  /** As it was given on asking. */
  note: string | null;
}

export interface GatewayDispute extends GatewayRecord<DisputeOutcome> {
  id: string;
  paymentId: string | null;
  /** Of the payment that it is about. */
  paymentReference: string | null;
  /** No response of ours has arrived yet, and one is waited for. */
  waitsForUs: boolean;
  category: string | null;
  /** After this it is accepted for us, and the money is gone. */
  dueAt: Date | null;
  resolvedAt: Date | null;
}

export interface GatewayBank {
  /** What `sendRefundTo` names it by. */
  id: string;
  code: string;
  name: string;
  slug: string;
  active: boolean;
}

/** A bank account of one customer's own. */
export interface VirtualAccount {
  id: string;
  customerId: string;
  accountNumber: string;
  accountName: string;
  bankName: string;
  bankSlug: string;
}

/** Money between the gateway and our bank: below nothing where our bank paid in. */
export interface GatewaySettlement {
  id: string;
  amountMinor: bigint;
  currency: string;
  /** Whether it went. */
  isDone: boolean;
  settledAt: Date | null;
  createdAt: Date | null;
}

/** How our balance came to be what it is. Amounts are below nothing where money left. */
export interface BalanceMove {
  id: string;
  /** After the move. */
  balanceMinor: bigint;
  differenceMinor: bigint;
  currency: string;
  /** What kind of record moved it, and its id. */
  kind: "payment" | "transfer" | "refund" | "dispute" | "settlement" | null;
  recordId: string | null;
  at: Date | null;
}
