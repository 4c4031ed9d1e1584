import { formatMinor } from "@/lib/money";
import { bandFor, type OfferDraft } from "./draft";

const naira = (minor: bigint) => formatMinor(minor, "NGN", { compact: true });

/** What a price may be, as soon as the amount is known; and whether anybody could accept it. */
export function PriceHint({ draft, limitMinor }: { draft: OfferDraft; limitMinor: bigint }) {
  const { faceValueMinor, priceMinor } = draft;
  if (priceMinor && priceMinor > limitMinor) {
    return (
      <span className="font-medium text-wait">
        At your verification level one trade may be at most {naira(limitMinor)}: nobody could take this offer.
        Offer less, or verify your identity first.
      </span>
    );
  }
  if (!faceValueMinor)
    return "Between 50% and 100% of the airtime’s face value: buyers look for the cheapest.";
  const { lowestMinor, highestMinor } = bandFor(faceValueMinor);
  return `Between ${naira(lowestMinor)} and ${naira(highestMinor)}, 50% to 100% of the airtime’s face value.`;
}
