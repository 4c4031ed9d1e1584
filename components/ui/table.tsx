import type { ReactNode } from "react";

/** A column of a list that staff read. */
export type Column<Row> = {
  title: string;
  cell: (row: Row) => ReactNode;
  /** Amounts and counts stand at the right, in digits of one width. */
  numeric?: boolean;
};
