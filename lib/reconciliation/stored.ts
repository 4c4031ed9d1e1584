import type { Difference, Line } from "./compare/records";

/** A difference as a run has seen it, and the runs before it in a row. */
export interface Seen extends Difference {
  /** How many runs running have seen it, and since when. */
  runs: number;
  since: string;
  /** The version of the gate at the time: after a resumption it is counted anew. */
  gate: string;
}

type Digits<Row> = {
  [Name in keyof Row]: Row[Name] extends bigint
    ? string
    : Row[Name] extends bigint | null
      ? string | null
      : Row[Name];
};

/** As they stand in the database: amounts are digits. */
export type StoredLine = Digits<Line>;
export type StoredDifference = Digits<Seen>;

/** JSON with bigints as digits. */
export const stored = (rows: readonly (Line | Seen)[]): string =>
  JSON.stringify(rows, (_name, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
