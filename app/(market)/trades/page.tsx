import type { Metadata } from "next";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { PageHeading } from "@/components/shell/page-heading";
import { TradeFilters } from "@/components/trades/trade-filters";
import { TradeRow } from "@/components/trades/trade-row";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ShowMore } from "@/components/ui/show-more";
import { browserSettings } from "@/lib/realtime";
import { userChannel } from "@/lib/realtime/channels";
import { listTradesFor } from "@/lib/trades";
import { addressOf, filterOf, type ListFilter } from "@/lib/trades/list-filter";
import { requireViewer } from "@/lib/web/session";

export const metadata: Metadata = { title: "My trades" };

const PAGE = 20;

export default async function TradesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await requireViewer();
  const filter = filterOf(await searchParams);
  const { items, nextCursor, now } = await listTradesFor(viewer.id, { ...filter, limit: PAGE });
  return (
    <div className="mx-auto max-w-3xl">
      <RefreshOn realtime={browserSettings()} channel={userChannel(viewer.id)} events={["trades.changed"]} />
      <PageHeading title="My trades" lead="Your purchases and sales, and whose turn it is." />
      <TradeFilters filter={filter} />
      {items.length > 0 ? (
        <Card aria-label="Trades">
          <ul className="divide-y divide-line">
            {items.map((trade) => (
              <TradeRow key={trade.id} trade={trade} now={now} />
            ))}
          </ul>
        </Card>
      ) : (
        <NoTrades filter={filter} />
      )}
      <ShowMore href={nextCursor && addressOf({ ...filter, cursor: nextCursor })}>Show older</ShowMore>
      {filter.cursor && (
        <p className="mt-4 text-center">
          <ButtonLink href={addressOf({ ...filter, cursor: undefined })} kind="quiet" size="small">
            Back to newest
          </ButtonLink>
        </p>
      )}
    </div>
  );
}

function NoTrades({ filter: { role, state, cursor } }: { filter: ListFilter }) {
  if (role || state || cursor) {
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
