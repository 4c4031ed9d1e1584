import type { Metadata } from "next";
import { FilterBar } from "@/components/assets/airtime/market/filter-bar";
import {
  type AskedInUrl,
  apiQuery,
  askFor,
  isNarrowed,
  marketHref,
  readMarketFilter,
} from "@/components/assets/airtime/market/market-filter";
import { MarketWatch } from "@/components/offers/market/market-watch";
import { NoOffers } from "@/components/offers/market/no-offers";
import { OfferCard, offerGridClass } from "@/components/offers/offer-card";
import { Banners } from "@/components/shell/banners";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { ShowMore } from "@/components/ui/show-more";
import { findOffers } from "@/lib/offers";
import { browserSettings } from "@/lib/realtime";
import { getFlags } from "@/lib/web/flags";
import { getViewer } from "@/lib/web/session";

export const metadata: Metadata = { title: "Airtime for less" };

/** Divisible by one, two and three columns. */
const PAGE_SIZE = 24;

export default async function OffersPage({ searchParams }: { searchParams: Promise<AskedInUrl> }) {
  const filter = readMarketFilter(await searchParams);
  const [viewer, flags, { items, nextCursor, now }] = await Promise.all([
    getViewer(),
    getFlags(),
    findOffers(askFor(filter, PAGE_SIZE)),
  ]);
  return (
    <>
      <PageHeading
        title="Airtime for less"
        lead="Your money stays in escrow until the airtime reaches your phone."
        aside={
          viewer && (
            <ButtonLink href="/offers/mine" kind="quiet" size="small" className="max-md:hidden">
              My offers
            </ButtonLink>
          )
        }
      />
      <Banners placement="market" />
      <FilterBar filter={filter} />
      {flags["market.live"] && (
        <MarketWatch
          realtime={browserSettings()}
          shown={{ ids: items.map(({ id }) => id), readAt: now.toISOString() }}
          query={filter.cursor ? undefined : apiQuery(filter, PAGE_SIZE)}
        />
      )}
      {items.length > 0 ? (
        <div className={offerGridClass}>
          {items.map((offer) => (
            <OfferCard key={offer.id} offer={offer} now={now} isOwn={offer.seller.id === viewer?.id} />
          ))}
        </div>
      ) : (
        <NoOffers isNarrowed={isNarrowed(filter)} isLaterPage={filter.cursor !== undefined} />
      )}
      <ShowMore href={nextCursor && marketHref(filter, { cursor: nextCursor })}>Show more</ShowMore>
      {filter.cursor && items.length > 0 && (
        <p className="mt-4 text-center">
          <ButtonLink href={marketHref(filter)} kind="quiet" size="small">
            Back to first page
          </ButtonLink>
        </p>
      )}
    </>
  );
}
