import { pricesWithin } from "@/lib/assets/airtime/price";
import { formatPercent, naira } from "@/lib/money/format";
import type { OfferDraft, Selling } from "./draft";

/** The allowed price for an amount, and whether a buyer's limits permit it. */
export function PriceHint({ draft, selling }: { draft: OfferDraft; selling: Selling }) {
  const { faceValueMinor, priceMinor } = draft;
  const { band, tradeLimitMinor: limitMinor } = selling;
  const share = `${formatPercent(band.leastBps)} ${faceValueMinor ? "to" : "and"} ${formatPercent(band.mostBps)}`;
  if (priceMinor && priceMinor > limitMinor) {
    return (
      <span className="font-medium text-wait">
        At your verification level, a trade can be up to {naira(limitMinor)}. Lower the price, or verify your
        identity first.
      </span>
    );
  }
  if (!faceValueMinor) return `Between ${share} of the airtime’s value. Lower prices sell faster.`;
  const { lowest, highest } = pricesWithin(band, faceValueMinor);
  return `Between ${naira(lowest)} and ${naira(highest)}, ${share} of the airtime’s value.`;
}
