import type { EntryFilter } from "@/lib/ledger";
import type { StatementBook } from "./book";
import type { StatementFilter } from "./filter";

/** The ledger's entry filters for a direction and a group. */
export function entryFiltersOf(book: StatementBook, { direction, group }: StatementFilter): EntryFilter[] {
  const filters = group ? filtersOfGroup(book, group) : [{ side: "out" as const }, { side: "in" as const }];
  return direction ? filters.filter(({ side }) => side === direction) : filters;
}

function filtersOfGroup(book: StatementBook, group: string): EntryFilter[] {
  const kinds = Object.entries(book.kinds)
    .filter(([, kind]) => kind.group === group)
    .map(([kind, { side }]) => ({ kind, side }));
  const reversals = [
    { side: "out", reversals: true },
    { side: "in", reversals: true },
  ] as const;
  return group === "corrections" ? [...kinds, ...reversals] : kinds;
}
