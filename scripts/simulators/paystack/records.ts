import type { Customer, Transaction } from "./charges/transaction";
import type { Shape } from "./faults/lies";

/** An account to which money may be sent. */
export type Recipient = {
  id: bigint;
  code: string;
  name: string;
  accountNumber: string;
  bankCode: string;
  bankName: string;
  /** As its bank tells it. */
  accountName: string;
  createdAt: Date;
};

export const transferStatuses = [
  "pending",
  "otp",
  "received",
  "success",
  "failed",
  "reversed",
  "abandoned",
  "blocked",
  "rejected",
] as const;
export type TransferStatus = (typeof transferStatuses)[number];

/** Money on its way to a bank account. Amounts in kobo. */
export type Transfer = {
  id: bigint;
  code: string;
  reference: string;
  amountMinor: number;
  /** What it costs on top; nothing once it was given back. */
  feeMinor: number;
  recipient: Recipient;
  reason: string;
  status: TransferStatus;
  failure: string | undefined;
  createdAt: Date;
  updatedAt: Date;
  settledAt: Date | undefined;
};

export const refundStatuses = ["pending", "processing", "processed", "failed", "needs-attention"] as const;
export type RefundStatus = (typeof refundStatuses)[number];

/** Money on its way back to where it came from. Amounts in kobo. */
export type Refund = {
  id: bigint;
  transaction: Transaction;
  amountMinor: number;
  status: RefundStatus;
  merchantNote: string;
  customerNote: string;
  createdAt: Date;
  updatedAt: Date;
};

export const resolutions = ["merchant-accepted", "auto-accepted", "bank-accepted", "declined"] as const;
export type Resolution = (typeof resolutions)[number];

/** A chargeback: the customer's bank wants the money back. Amounts in kobo. */
export type Dispute = {
  id: bigint;
  transaction: Transaction;
  amountMinor: number;
  status: "awaiting-merchant-feedback" | "awaiting-bank-feedback" | "resolved";
  resolution: Resolution | null;
  message: string | undefined;
  evidence: (Shape & { id: bigint }) | undefined;
  /** Names of files that were really uploaded. */
  uploads: string[];
  attachment: string | undefined;
  dueAt: Date;
  resolvedAt: Date | undefined;
  createdAt: Date;
};

/** A bank account of one customer's own. */
export type DedicatedAccount = {
  id: bigint;
  accountNumber: string;
  accountName: string;
  bank: { id: number; name: string; slug: string };
  customer: Customer;
  isActive: boolean;
  createdAt: Date;
};

/** Money between our balance and our bank, in kobo: above nothing where it went to our bank. */
export type Settlement = { id: bigint; amountMinor: bigint; at: Date };
