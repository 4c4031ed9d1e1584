import type { CardStep, TestCard } from "./cards";

export type TransactionStatus = "abandoned" | "ongoing" | "failed" | "success" | "reversed";

/** One attempt to pay on the checkout page. */
type Attempt = { at: Date; outcome: "success" | "failed"; says: string };

/** A card payment that waits for the customer's answer. */
export type PendingCard = UsedCard & { stepsLeft: readonly CardStep[]; wrongAnswers: number };

export type UsedCard = { card: TestCard; expMonth: string; expYear: string };

export type Customer = {
  id: bigint;
  email: string;
  code: string;
  firstName?: string | undefined;
  lastName?: string | undefined;
  phone?: string | undefined;
};

/** The sender of a bank transfer, and the receiving account. */
export type Sender = {
  name: string;
  bank: string;
  /** Ten digits; returned masked. */
  account: string;
  narration: string;
  receiverAccount: string;
  receiverBank: string;
};

export type Transaction = {
  id: bigint;
  reference: string;
  accessCode: string;
  customer: Customer;
  channel: "card" | "dedicated_nuban";
  /** Only for bank transfers. */
  sender: Sender | undefined;
  /** The requested amount, in kobo. */
  requestedMinor: number;
  currency: string;
  callbackUrl: string | undefined;
  metadata: unknown;
  status: TransactionStatus;
  gatewayResponse: string;
  createdAt: Date;
  /** The customer's last activity on the checkout page. */
  touchedAt: Date;
  attempts: Attempt[];
  pending: PendingCard | undefined;
  /** What was actually paid, in the currency's minor units. Set once: paying twice is impossible. */
  paid:
    | {
        amountMinor: number;
        currency: string;
        feesMinor: number;
        at: Date;
        used: UsedCard | undefined;
        code: string;
      }
    | undefined;
};

const abandonedAfterMs = 30 * 60_000;

/** The status in verify: after a time without activity the payment counts as abandoned. */
export function statusAt(transaction: Transaction, now: Date): TransactionStatus {
  const isInactive = now.getTime() - transaction.touchedAt.getTime() > abandonedAfterMs;
  return transaction.status === "ongoing" && isInactive ? "abandoned" : transaction.status;
}

/** Whether it was paid, even if it was reversed later. */
export function isPaid(transaction: Transaction): boolean {
  return transaction.paid !== undefined;
}
