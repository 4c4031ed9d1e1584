import type { Metadata } from "next";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { PageHeading } from "@/components/shell/page-heading";
import { TabLinks } from "@/components/shell/tab-links";
import { TradeFilters } from "@/components/trades/trade-filters";
import { TradeList } from "@/components/trades/trade-list";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ShowMore } from "@/components/ui/show-more";
import { browserSettings } from "@/lib/realtime";
import { userChannel } from "@/lib/realtime/channels";
import { countTabs, listTradesFor, MOST_COUNTED } from "@/lib/trades";
import { addressOf, filterOf, type ListFilter, tradeTabs } from "@/lib/trades/list-filter";
import { requireViewer } from "@/lib/web/session";

export const metadata: Metadata = { title: "My trades" };

const PAGE = 20;
/** Unfinished trades stand on one page. */
const MOST_UNFINISHED = 100;

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export default async function TradesPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer();
  const asked = filterOf(await searchParams);
  const counts = await countTabs(viewer.id, asked.role);
  const shown =
    tradeTabs.find(({ tab }) => (asked.tab ? tab === asked.tab : counts[tab] > 0)) ?? tradeTabs[0];
  const filter = { ...asked, tab: shown.tab };
  const { items, nextCursor, now } = await listTradesFor(viewer.id, {
    ...filter,
    ...(shown.tab === "ended" ? { limit: PAGE } : { limit: MOST_UNFINISHED, cursor: undefined }),
  });
  const hasAny = Object.values(counts).some((count) => count > 0);
  return (
    <>
      <RefreshOn realtime={browserSettings()} channel={userChannel(viewer.id)} events={["trades.changed"]} />
      <PageHeading title="My trades" lead="Your purchases and sales, and whose turn it is." />
      {(hasAny || asked.role) && (
        <>
          <TabLinks
            label="My trades by status"
            tabs={tradeTabs.map(({ tab, label }) => ({
              href: addressOf({ role: filter.role, tab }),
              label,
              count: counts[tab] < MOST_COUNTED ? String(counts[tab]) : `${MOST_COUNTED - 1}+`,
              isCurrent: tab === shown.tab,
              isUrgent: tab === "needs",
            }))}
          />
          <TradeFilters filter={filter} />
        </>
      )}
      {items.length > 0 ? (
        <TradeList label={shown.label} trades={items} now={now} />
      ) : (
        <NoTrades filter={asked} empty={hasAny ? shown.empty : undefined} />
      )}
      {shown.tab === "ended" && (
        <ShowMore href={nextCursor && addressOf({ ...filter, cursor: nextCursor })}>Show older</ShowMore>
      )}
      {filter.cursor && (
        <p className="mt-4 text-center">
          <ButtonLink href={addressOf({ ...filter, cursor: undefined })} kind="quiet" size="small">
            Back to newest
          </ButtonLink>
        </p>
      )}
    </>
  );
}

function NoTrades({ filter: { role, cursor }, empty }: { filter: ListFilter; empty: string | undefined }) {
  if (empty) return <EmptyState title={empty} />;
  if (role || cursor) {
    return (
      <EmptyState
        title="No matching trades"
        action={<ButtonLink href="/trades">Show all my trades</ButtonLink>}
      >
        No trades match these filters. Try different ones.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No trades yet"
      action={
        <div className="flex flex-wrap justify-center gap-3">
          <ButtonLink href="/offers">See the offers</ButtonLink>
          <ButtonLink href="/offers/new" kind="quiet">
            Sell airtime
          </ButtonLink>
        </div>
      }
    >
      Accept an offer or publish your own. Every trade has its own page that shows where the money is.
    </EmptyState>
  );
}
