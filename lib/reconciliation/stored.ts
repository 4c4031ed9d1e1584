import type { Difference, Line } from "./compare/records";

/** A difference as found by a run, with its count over consecutive runs. */
export interface Seen extends Difference {
  /** How many consecutive runs have found it, since when. */
  runs: number;
  since: string;
  /** The version of the payout switch: the count restarts after a resumption. */
  gate: string;
}

type Digits<Row> = {
  [Name in keyof Row]: Row[Name] extends bigint
    ? string
    : Row[Name] extends bigint | null
      ? string | null
      : Row[Name];
};

/** As stored in the database, with amounts as digits. */
export type StoredLine = Digits<Line>;
export type StoredDifference = Digits<Seen>;

/** JSON with bigints as digits. */
export const stored = (rows: readonly (Line | Seen)[]): string =>
  JSON.stringify(rows, (_name, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
