import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDay } from "@/lib/kernel/time-format";
import { isNarrowed, readSearch, type StatementFilter } from "@/lib/statements/filter";

type NoEntriesProps = { filter: StatementFilter; isLaterPage: boolean; lookedBackTo: Date | null };

const showAll = <ButtonLink href="/wallet">Show everything</ButtonLink>;

/** An empty statement: nothing ever, nothing that fits, nothing so far, or words that cannot be searched for. */
export function NoEntries({ filter, isLaterPage, lookedBackTo }: NoEntriesProps) {
  if (lookedBackTo) {
    return <EmptyState title="Nothing so far">We have looked back to {formatDay(lookedBackTo)}.</EmptyState>;
  }
  if (filter.search && !readSearch(filter.search)) {
    return (
      <EmptyState title="That can’t be searched for" action={showAll}>
        Search for an amount (4,150), a network (MTN), or the reference of a payment, a withdrawal, a trade or
        a receipt.
      </EmptyState>
    );
  }
  if (isNarrowed(filter)) {
    return (
      <EmptyState title={isLaterPage ? "That was all of it" : "Nothing matches"} action={showAll}>
        {isLaterPage
          ? "There is nothing older that matches."
          : "None of your entries is like that. Choose something else above."}
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No money has moved yet">
      Fund your wallet to buy airtime, or sell some: each naira in and out is written down here.
    </EmptyState>
  );
}
