import type { Transaction } from "./charges/transaction";
import type { Strikes } from "./faults/fault-modes";
import type { Shape } from "./faults/lies";

/** Everything that Paystack hands out in lists. */
export const listed = ["transactions", "transfers", "refunds", "disputes", "settlements", "ledger"] as const;
export type Listed = (typeof listed)[number];

/** One record, ready to be told; its shape is made only where it is asked for. */
export type Told = {
  /** Its id first, then what else it is known by. */
  keys: string[];
  at: Date;
  status: string;
  /** The keys of the transaction it belongs to. */
  of?: string[];
  shape: (strikes: Strikes) => Shape;
};

type OfTransaction = { id: bigint; transaction: Transaction; createdAt: Date; status: string };

/** A record of a transaction as lists, and whoever asks for one by its id, see it. */
export const ofTransaction = (
  { id, transaction, createdAt, status }: OfTransaction,
  shape: Told["shape"],
): Told => ({
  keys: [String(id)],
  at: createdAt,
  status,
  of: [String(transaction.id), transaction.reference],
  shape,
});
