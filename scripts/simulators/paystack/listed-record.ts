import type { Transaction } from "./charges/transaction";
import type { Shape } from "./faults/body-faults";
import type { Strikes } from "./faults/fault-modes";

/** Every list of the API. */
export const listed = ["transactions", "transfers", "refunds", "disputes", "settlements", "ledger"] as const;
export type Listed = (typeof listed)[number];

/** A record for lists and lookups; its JSON is built on demand. */
export type ListedRecord = {
  /** Its id first, then other keys. */
  keys: string[];
  at: Date;
  status: string;
  /** The keys of the transaction it refers to. */
  of?: string[];
  shape: (strikes: Strikes) => Shape;
};

type OfTransaction = { id: bigint; transaction: Transaction; createdAt: Date; status: string };

/** A record that refers to a transaction. */
export const ofTransaction = (
  { id, transaction, createdAt, status }: OfTransaction,
  shape: ListedRecord["shape"],
): ListedRecord => ({
  keys: [String(id)],
  at: createdAt,
  status,
  of: [String(transaction.id), transaction.reference],
  shape,
});
