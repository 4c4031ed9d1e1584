import type { Customer, Transaction } from "./charges/transaction";
import type { Shape } from "./faults/body-faults";

/** A registered transfer recipient. */
export type Recipient = {
  id: bigint;
  code: string;
  name: string;
  accountNumber: string;
  bankCode: string;
  bankName: string;
  /** As its bank returns it. */
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

/** A transfer to a bank account. Amounts in kobo. */
export type Transfer = {
  id: bigint;
  code: string;
  reference: string;
  amountMinor: number;
  /** Its cost on top; 0 once it was refunded. */
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

/** A refund. Amounts in kobo. */
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

/** A chargeback: the customer's bank claims the money back. Amounts in kobo. */
export type Dispute = {
  id: bigint;
  transaction: Transaction;
  amountMinor: number;
  status: "awaiting-merchant-feedback" | "awaiting-bank-feedback" | "resolved";
  resolution: Resolution | null;
  message: string | undefined;
  evidence: (Shape & { id: bigint }) | undefined;
  /** Names of uploaded files. */
  uploads: string[];
  attachment: string | undefined;
  dueAt: Date;
  resolvedAt: Date | undefined;
  createdAt: Date;
};

/** A customer's dedicated bank account. */
export type DedicatedAccount = {
  id: bigint;
  accountNumber: string;
  accountName: string;
  bank: { id: number; name: string; slug: string };
  customer: Customer;
  isActive: boolean;
  createdAt: Date;
};

/** Money moved from our balance to our bank, in kobo: positive if it went to our bank. */
export type Settlement = { id: bigint; amountMinor: bigint; at: Date };
