import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDay } from "@/lib/kernel/time-format";
import { isFiltered, readSearch, type StatementFilter } from "@/lib/statements/filter";

type NoEntriesProps = { filter: StatementFilter; isLaterPage: boolean; searchedBackTo: Date | null };

const showAll = <ButtonLink href="/wallet">Clear filters</ButtonLink>;

/** An empty statement: nothing ever, nothing that fits, nothing so far, or words that cannot be searched for. */
export function NoEntries({ filter, isLaterPage, searchedBackTo }: NoEntriesProps) {
  if (searchedBackTo) {
    return (
      <EmptyState title="Nothing found so far">Searched back to {formatDay(searchedBackTo)}.</EmptyState>
    );
  }
  if (filter.search && !readSearch(filter.search)) {
    return (
      <EmptyState title="Can’t search for that" action={showAll}>
        Search by amount (4,150), item (MTN), or the reference of a payment, withdrawal, trade or receipt.
      </EmptyState>
    );
  }
  if (isFiltered(filter)) {
    return (
      <EmptyState title={isLaterPage ? "No more transactions" : "No matches"} action={showAll}>
        {isLaterPage
          ? "No older transactions match."
          : "No transactions match these filters. Try different ones."}
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No transactions yet">
      Add money to buy airtime, or sell some. Every transaction appears here.
    </EmptyState>
  );
}
