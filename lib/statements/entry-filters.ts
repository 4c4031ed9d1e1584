import type { EntryFilter } from "@/lib/ledger";
import type { StatementBook } from "./book";
import type { StatementFilter } from "./filter";

/** Which of a wallet's entries a filter by way and group wants. */
export function entryFiltersOf(book: StatementBook, { direction, group }: StatementFilter): EntryFilter[] {
  const wanted = group ? strandsOfGroup(book, group) : [{ side: "out" as const }, { side: "in" as const }];
  return direction ? wanted.filter(({ side }) => side === direction) : wanted;
}

function strandsOfGroup(book: StatementBook, wanted: string): EntryFilter[] {
  const kinds = Object.entries(book.kinds)
    .filter(([, { group }]) => group === wanted)
    .map(([kind, { side }]) => ({ kind, side }));
  const takenBack = [
    { side: "out", reversals: true },
    { side: "in", reversals: true },
  ] as const;
  return wanted === "corrections" ? [...kinds, ...takenBack] : kinds;
}
