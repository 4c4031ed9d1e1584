import type { Metadata } from "next";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { PageHeading } from "@/components/shell/page-heading";
import { TradeFilters } from "@/components/trades/trade-filters";
import { TradeList } from "@/components/trades/trade-list";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ShowMore } from "@/components/ui/show-more";
import { browserSettings } from "@/lib/realtime";
import { userChannel } from "@/lib/realtime/channels";
import { listTradesFor } from "@/lib/trades";
import { addressOf, filterOf, type ListFilter } from "@/lib/trades/list-filter";
import { requireViewer } from "@/lib/web/session";

export const metadata: Metadata = { title: "My trades" };

const PAGE = 20;
const MOST_WAITING = 50;

export default async function TradesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await requireViewer();
  const filter = filterOf(await searchParams);
  const { waiting, rest, nextCursor, now } = await readTrades(viewer.id, filter);
  return (
    <div className="mx-auto max-w-3xl">
      <RefreshOn realtime={browserSettings()} channel={userChannel(viewer.id)} events={["trades.changed"]} />
      <PageHeading title="My trades" lead="Your purchases and sales, and whose turn it is." />
      <TradeFilters filter={filter} />
      {waiting.length > 0 && (
        <section aria-labelledby="needs-you" className="mb-7">
          <h2 id="needs-you" className="mb-3 text-lg">
            Needs you ({waiting.length})
          </h2>
          <TradeList label="Needs you" trades={waiting} now={now} />
          {rest.length > 0 && <h2 className="mt-7 -mb-4 text-lg">Others</h2>}
        </section>
      )}
      {rest.length > 0 && <TradeList label="Trades" trades={rest} now={now} />}
      {waiting.length + rest.length === 0 && <NoTrades filter={filter} />}
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

/** What waits for the viewer stands first, on the first page, unless one state is asked for. */
async function readTrades(viewerId: string, filter: ListFilter) {
  const waits = filter.state ? undefined : "not for me";
  const [mine, others] = await Promise.all([
    waits && !filter.cursor
      ? listTradesFor(viewerId, { ...filter, waits: "for me", limit: MOST_WAITING })
      : undefined,
    listTradesFor(viewerId, { ...filter, waits, limit: PAGE }),
  ]);
  const { items: rest, nextCursor, now } = others;
  return { waiting: mine?.items ?? [], rest, nextCursor, now: mine?.items[0] ? mine.now : now };
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
