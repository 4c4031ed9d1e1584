import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** The market's empty shelves: nothing at all, nothing that fits, or nothing beyond the last page. */
export function NoOffers({ isNarrowed, isLaterPage }: { isNarrowed: boolean; isLaterPage: boolean }) {
  if (isNarrowed) {
    return (
      <EmptyState title="No matching offers" action={<ButtonLink href="/offers">Show all offers</ButtonLink>}>
        Change the filters, or check back later.
      </EmptyState>
    );
  }
  if (isLaterPage) {
    return (
      <EmptyState title="No more offers" action={<ButtonLink href="/offers">Back to the best</ButtonLink>}>
        The offers on this page have been accepted or have ended.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No offers right now"
      action={<ButtonLink href="/offers/new">Sell your airtime</ButtonLink>}
    >
      Publish one, and buyers will see it first.
    </EmptyState>
  );
}
