import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { OfferView } from "@/lib/offers/schema";
import type { OfferAvailability } from "./offer-availability";
import { PublishAgain } from "./publish-again";

type OwnPanelProps = {
  offer: OfferView;
  availability: OfferAvailability;
  /** The trade that came of it, where one did. */
  tradeId: string | undefined;
};

const says: Record<OfferAvailability, { title: string; text: string }> = {
  open: { title: "This is your offer", text: "Buyers can accept it now. You’ll see here when someone does." },
  paused: {
    title: "This offer is paused",
    text: "Buyers can’t see it. Put it back whenever you’re ready; its time runs on.",
  },
  taken: {
    title: "A buyer accepted your offer",
    text: "Their money is in escrow. Start before time runs out.",
  },
  sold: { title: "You sold this", text: "The trade is complete." },
  expired: { title: "This offer expired", text: "Publish it again, maybe at a lower price." },
  withdrawn: {
    title: "This offer is unpublished",
    text: "Buyers can’t see it. You can publish it again.",
  },
};

const mayPublishAgain = (availability: OfferAvailability): boolean =>
  availability === "sold" || availability === "expired" || availability === "withdrawn";

/** What a seller can do about an offer of their own. */
export function OwnPanel({ offer, availability, tradeId }: OwnPanelProps) {
  const { title, text } = says[availability];
  return (
    <div className="grid gap-4">
      <Notice tone={availability === "taken" ? "wait" : "info"} title={title}>
        {text}
      </Notice>
      {tradeId && <ButtonLink href={`/trades/${tradeId}`}>Open trade</ButtonLink>}
      <div className="flex flex-wrap items-start gap-2">
        {(availability === "open" || availability === "paused") && (
          <>
            <ButtonLink href={`/offers/${offer.id}/edit`} kind="quiet" size="small">
              Change price
            </ButtonLink>
            <ButtonLink href={`/offers/mine#${offer.id}`} kind="quiet" size="small">
              {availability === "open" ? "Pause or unpublish" : "Put back or unpublish"}
            </ButtonLink>
          </>
        )}
        <ButtonLink href="/offers/mine" kind="quiet" size="small">
          My offers
        </ButtonLink>
        {mayPublishAgain(availability) && <PublishAgain offerId={offer.id} />}
      </div>
    </div>
  );
}
