import type { CardStep, TestCard } from "./cards";

export type TransactionStatus = "abandoned" | "ongoing" | "failed" | "success" | "reversed";

/** One try to pay, as the checkout page saw it. */
type Attempt = { at: Date; outcome: "success" | "failed"; says: string };

/** Where a card payment stands that is waiting for the customer's answer. */
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

/** Who sent a bank transfer, and to which account. */
export type Sender = {
  name: string;
  bank: string;
  /** Ten digits; told masked. */
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
  /** Only where it came by bank transfer. */
  sender: Sender | undefined;
  /** What was asked for, in kobo. */
  requestedMinor: number;
  currency: string;
  callbackUrl: string | undefined;
  metadata: unknown;
  status: TransactionStatus;
  gatewayResponse: string;
  createdAt: Date;
  /** When the customer last did something on the checkout page. */
  touchedAt: Date;
  attempts: Attempt[];
  pending: PendingCard | undefined;
  /** What was really paid, in the currency's minor units. Set once: paying twice is impossible. */
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

/** The status as verify tells it: a customer who has gone quiet has abandoned the payment. */
export function statusAt(transaction: Transaction, now: Date): TransactionStatus {
  const quiet = now.getTime() - transaction.touchedAt.getTime() > abandonedAfterMs;
  return transaction.status === "ongoing" && quiet ? "abandoned" : transaction.status;
}

/** Whether money has moved, even if it went back later. */
export function isPaid(transaction: Transaction): boolean {
  return transaction.paid !== undefined;
}
