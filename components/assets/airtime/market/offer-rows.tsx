import type { PriceLine } from "@/lib/analytics";
import type { OfferView } from "@/lib/offers/schema";
import { OfferRow } from "./offer-row";
import { rowWords } from "./row-words";

type OfferRowsProps = {
  offers: OfferView[];
  prices: PriceLine[];
  /** The time that came with the read. */
  now: Date;
  viewerId: string | undefined;
};

/** The market's list: rows from edge to edge on a phone, a table on a wide screen. */
export function OfferRows({ offers, prices, now, viewerId }: OfferRowsProps) {
  const medians = new Map(prices.map(({ listedUnder, medianMinor }) => [listedUnder, medianMinor]));
  return (
    <div className="-mx-4 border-line border-b bg-surface md:mx-0 md:overflow-hidden md:rounded-box md:border md:shadow-card lg:grid lg:grid-cols-[repeat(5,auto)_minmax(0,1fr)_repeat(4,auto)] lg:gap-x-3 xl:gap-x-6">
      <TableHead />
      {offers.map(
        (offer) =>
          offer.kind === "AIRTIME" && (
            <OfferRow
              key={offer.id}
              words={rowWords(offer, medians.get(offer.listedUnder) ?? null, now)}
              isOwn={offer.seller.id === viewerId}
            />
          ),
      )}
    </div>
  );
}

/** For the eye; each figure of a row that needs it has its name for screen readers. */
const TableHead = () => (
  <div
    aria-hidden
    className="col-span-full hidden grid-cols-subgrid items-center px-5 py-2.5 text-xs font-medium text-muted *:whitespace-nowrap lg:grid"
  >
    <span className="col-span-2">Airtime</span>
    <span className="text-right">You pay</span>
    <span className="text-right">Per ₦100</span>
    <span className="text-right">Off</span>
    <span>Seller</span>
    <span>Last 10 trades</span>
    <span className="text-right">Delivers in</span>
    <span className="text-right">Time left</span>
  </div>
);
