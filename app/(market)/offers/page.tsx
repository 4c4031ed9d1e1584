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
import { OfferRows } from "@/components/assets/airtime/market/offer-rows";
import { offersInWords, totalOf } from "@/components/assets/airtime/market/shelves";
import { MarketWatch } from "@/components/offers/market/market-watch";
import { NoOffers } from "@/components/offers/market/no-offers";
import { Banners } from "@/components/shell/banners";
import { KindTabs } from "@/components/shell/kinds";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { priceLines } from "@/lib/analytics";
import { findOffers, readShelves } from "@/lib/offers";
import { browserSettings } from "@/lib/realtime";
import { getFlags } from "@/lib/web/flags";
import { getViewer } from "@/lib/web/session";

export const metadata: Metadata = { title: "Airtime for less" };

const PAGE_SIZE = 10;
/** What is asked for to notice changes: the least that the API answers. */
const ASKED_SIZE = 20;

export default async function OffersPage({ searchParams }: { searchParams: Promise<AskedInUrl> }) {
  const filter = readMarketFilter(await searchParams);
  const [viewer, flags, { items, nextCursor, now }, prices, shelves] = await Promise.all([
    getViewer(),
    getFlags(),
    findOffers(askFor(filter, PAGE_SIZE)),
    priceLines("AIRTIME"),
    readShelves("AIRTIME"),
  ]);
  const total = totalOf(shelves, filter);
  return (
    <>
      <KindTabs current="/offers" />
      <div className="max-md:sr-only">
        <PageHeading
          title="Airtime for less"
          lead="Your money stays locked until the airtime is on your phone. The price you see is all you pay."
          aside={
            viewer && (
              <ButtonLink href="/offers/mine" kind="quiet" size="small" className="max-md:hidden">
                My offers
              </ButtonLink>
            )
          }
        />
      </div>
      <Banners placement="market" />
      <FilterBar filter={filter} prices={prices} shelves={shelves} total={total} />
      {flags["market.live"] && (
        <MarketWatch
          realtime={browserSettings()}
          shown={{ ids: items.map(({ id }) => id), readAt: now.toISOString() }}
          query={filter.cursor ? undefined : apiQuery(filter, ASKED_SIZE)}
        />
      )}
      {items.length > 0 ? (
        <OfferRows offers={items} prices={prices} now={now} viewerId={viewer?.id} />
      ) : (
        <NoOffers isNarrowed={isNarrowed(filter)} isLaterPage={filter.cursor !== undefined} />
      )}
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm text-muted tabular-nums">
          {total !== undefined &&
            items.length > 0 &&
            (filter.cursor ? offersInWords(total) : `${items.length} of ${offersInWords(total)}`)}
        </p>
        <div className="flex gap-2">
          {filter.cursor && (
            <ButtonLink href={marketHref(filter)} kind="quiet" size="small">
              Back to first page
            </ButtonLink>
          )}
          {nextCursor && (
            <ButtonLink
              href={marketHref(filter, { cursor: nextCursor })}
              kind="quiet"
              size="small"
              rel="next"
            >
              Show more
            </ButtonLink>
          )}
        </div>
      </div>
    </>
  );
}
