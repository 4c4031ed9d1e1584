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
      <PageHeading title="My trades" lead="What you buy and sell, and whose turn it is." />
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
            Back to the newest
          </ButtonLink>
        </p>
      )}
    </div>
  );
}

function NoTrades({ filter: { role, state, cursor } }: { filter: ListFilter }) {
  if (role || state || cursor) {
    return (
      <EmptyState title="No such trades" action={<ButtonLink href="/trades">Show all my trades</ButtonLink>}>
        None of your trades is like that. Choose something else above.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="You have not traded yet"
      action={
        <div className="flex flex-wrap justify-center gap-3">
          <ButtonLink href="/offers">See the offers</ButtonLink>
          <ButtonLink href="/offers/new" kind="quiet">
            Sell airtime
          </ButtonLink>
        </div>
      }
    >
      Take an offer or make one. Each trade gets a room of its own, where you see where the money is.
    </EmptyState>
  );
}
