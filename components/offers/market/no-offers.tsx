import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** The market's empty shelves: nothing at all, nothing that fits, or nothing beyond the last page. */
export function NoOffers({ isNarrowed, isLaterPage }: { isNarrowed: boolean; isLaterPage: boolean }) {
  if (isNarrowed) {
    return (
      <EmptyState title="No offer fits" action={<ButtonLink href="/offers">Show all offers</ButtonLink>}>
        Offers come and go within hours. Widen what you look for, or try again a little later.
      </EmptyState>
    );
  }
  if (isLaterPage) {
    return (
      <EmptyState
        title="That was all of them"
        action={<ButtonLink href="/offers">Back to the best</ButtonLink>}
      >
        The offers that stood here have been taken or have ended.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Nobody sells airtime just now"
      action={<ButtonLink href="/offers/new">Sell your airtime</ButtonLink>}
    >
      Yours would be the first that buyers see.
    </EmptyState>
  );
}
