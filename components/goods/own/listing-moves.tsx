import { ButtonLink } from "@/components/ui/button";
import type { OwnListingCard } from "@/lib/catalog/schema";
import { newId } from "@/lib/kernel/ids";
import type { FormAction } from "@/lib/web/form-state";
import { AskedMoveForm, MoveForm } from "./move-form";
import { isChangedInRow, movesOf, type OwnMove } from "./what-can-be-done";

export type OwnActions = Record<"pause" | "resume" | "restock" | "renew" | "withdraw" | "remove", FormAction>;

type ListingMovesProps = {
  listing: OwnListingCard;
  actions: OwnActions;
  now: Date;
  from: "page" | "list";
};

const links: Partial<Record<OwnMove, { path: string; says: string; isFirst?: boolean }>> = {
  write: { path: "/sell/goods?draft=", says: "Continue", isFirst: true },
  mend: { path: "/sell/goods?draft=", says: "Mend and resubmit", isFirst: true },
  change: { path: "/goods/mine/", says: "Change" },
};

/** What a seller can do with a listing of their own. */
export function ListingMoves({ listing, actions, now, from }: ListingMovesProps) {
  const { id, title } = listing;
  const form = { listingId: id, title: title || "draft", from, formKey: newId() };
  return movesOf(listing, now)
    .filter((move) => from === "list" || move !== "change")
    .filter((move) => move !== "restock" || from === "page" || !isChangedInRow(listing))
    .map((move) => {
      const link = links[move];
      if (link)
        return (
          <ButtonLink
            key={move}
            href={`${link.path}${id}`}
            kind={link.isFirst && from === "page" ? "primary" : "quiet"}
            size="small"
          >
            {link.says}
            <span className="sr-only"> {form.title}</span>
          </ButtonLink>
        );
      return <MoveOf key={move} move={move} form={form} actions={actions} listing={listing} />;
    });
}

/** What follows from saying how many there are, of what has nothing free. */
export const restockSays: Partial<Record<OwnListingCard["status"], string>> = {
  COMPLETED: "It’s for sale again at the same price, for as long as a new listing.",
  IN_ESCROW: "All that there was is in trades. What you add is for sale at once.",
};

type MoveOfProps = {
  move: OwnMove;
  form: { listingId: string; title: string; from: "page" | "list"; formKey: string };
} & Pick<ListingMovesProps, "actions" | "listing">;

function MoveOf({ move, form, actions, listing }: MoveOfProps) {
  switch (move) {
    case "pause":
      return <MoveForm {...form} action={actions.pause} label="Pause" pendingLabel="Pausing" />;
    case "resume":
      return <MoveForm {...form} action={actions.resume} label="Put back" pendingLabel="Putting back" />;
    case "renew":
      return <MoveForm {...form} action={actions.renew} label="Renew" pendingLabel="Renewing" />;
    case "restock":
      return (
        <AskedMoveForm
          {...form}
          action={actions.restock}
          label="Restock"
          pendingLabel="Saving"
          kind="primary"
          units={isChangedInRow(listing) ? (listing.unitsLeft ?? "") : ""}
          says={restockSays[listing.status] ?? "Those in trades and sold don’t count."}
        />
      );
    case "withdraw":
      return (
        <AskedMoveForm
          {...form}
          action={actions.withdraw}
          label="Withdraw"
          pendingLabel="Withdrawing"
          says="Buyers no longer see it, and it can’t be put back. Trades of it run on."
        />
      );
    default:
      return (
        <AskedMoveForm
          {...form}
          action={actions.remove}
          label="Delete"
          pendingLabel="Deleting"
          says="It’s gone from your listings for good. Trades of it keep what was bought."
        />
      );
  }
}
