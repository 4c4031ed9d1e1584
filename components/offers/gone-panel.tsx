import { uiOf } from "@/components/assets";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { OfferView } from "@/lib/offers/schema";
import { availabilityWords, type OfferAvailability } from "./offer-availability";

type GonePanelProps = {
  offer: OfferView;
  availability: OfferAvailability;
  /** The viewer's own trade of this offer, where they are the buyer. */
  tradeId: string | undefined;
};

/** An unavailable offer, with alternatives. */
export function GonePanel({ offer, availability, tradeId }: GonePanelProps) {
  if (tradeId) {
    return (
      <div className="grid gap-4">
        <Notice tone="ok" title="You bought this">
          Open your trade to see where the money is and whose turn it is.
        </Notice>
        <ButtonLink href={`/trades/${tradeId}`} wide>
          Open trade
        </ButtonLink>
      </div>
    );
  }
  const similar = uiOf(offer.kind).similar(offer);
  return (
    <div className="grid gap-4">
      <Notice tone="wait" title={availabilityWords[availability].toBuyers}>
        You haven’t paid anything.
      </Notice>
      <ButtonLink href={similar.href} wide>
        {similar.says}
      </ButtonLink>
    </div>
  );
}
