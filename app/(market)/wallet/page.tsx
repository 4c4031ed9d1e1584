import type { Metadata } from "next";
import { DepositsInProgress } from "@/components/deposits/in-progress";
import { RestrictionNotice } from "@/components/identity/restriction-notice";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { Banners } from "@/components/shell/banners";
import { PageHeading } from "@/components/shell/page-heading";
import { BalanceCard } from "@/components/statements/balance-card";
import { NoEntries } from "@/components/statements/no-entries";
import { Statement } from "@/components/statements/statement";
import { StatementDownloads } from "@/components/statements/statement-downloads";
import { StatementFilters } from "@/components/statements/statement-filters";
import { WalletSide } from "@/components/statements/wallet-side";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { ShowMore } from "@/components/ui/show-more";
import { statements } from "@/lib/composition";
import { openTradesUnder } from "@/lib/identity/restrictions/refusals";
import { stopping } from "@/lib/identity/restrictions/restrictions";
import { lagosDay } from "@/lib/kernel/clock";
import { browserSettings } from "@/lib/realtime";
import { userChannel } from "@/lib/realtime/channels";
import { balanceDays, balancesOf } from "@/lib/statements";
import {
  isFiltered,
  readStatementFilter,
  type SearchParams,
  type StatementFilter,
  statementHref,
} from "@/lib/statements/filter";
import { markOpened } from "@/lib/web/opened-page";
import { requireViewer } from "@/lib/web/session";

export const metadata: Metadata = { title: "Wallet" };

export default async function WalletPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  await markOpened(viewer, "/wallet");
  const asked = await searchParams;
  const filter = readStatementFilter(asked);
  const cursor = typeof asked.cursor === "string" ? asked.cursor : undefined;
  const [{ now, ...balances }, days, page] = await Promise.all([
    balancesOf(viewer.id),
    balanceDays(viewer.id),
    statements.statementFor(viewer.id, { ...filter, cursor }),
  ]);
  const frozen = stopping(viewer.restrictions, "sell");
  return (
    <>
      <RefreshOn realtime={browserSettings()} channel={userChannel(viewer.id)} events={["wallet.changed"]} />
      <PageHeading title="Wallet" />
      <Banners placement="wallet" />
      {frozen && (
        <div className="mb-5">
          <RestrictionNotice
            restriction={frozen}
            rest={`${openTradesUnder(frozen)} You can’t publish offers, buy or withdraw.`}
          />
        </div>
      )}
      {/* On a phone one column, in another order: what is locked stands before the statement. */}
      <div className="flex flex-col gap-6 lg:grid lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start">
        <div className="contents gap-6 lg:grid">
          <div>
            <BalanceCard balances={balances} days={days} />
            <DepositsInProgress userId={viewer.id} now={now} />
          </div>
          <div className="order-2 min-w-0">
            <StatementCard asked={asked} filter={filter} cursor={cursor} page={page} now={now} />
          </div>
        </div>
        <WalletSide userId={viewer.id} />
      </div>
    </>
  );
}

type StatementCardProps = {
  asked: SearchParams;
  filter: StatementFilter;
  cursor: string | undefined;
  page: Awaited<ReturnType<typeof statements.statementFor>>;
  now: Date;
};

function StatementCard({ asked, filter, cursor, page, now }: StatementCardProps) {
  const { lines, nextCursor, searchedBackTo } = page;
  const today = lagosDay(now);
  const hasAny = lines.length > 0 || cursor !== undefined || isFiltered(filter);
  return (
    <>
      <Card aria-labelledby="statement">
        <div className="relative flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 pt-4 pb-3 md:px-6 md:pt-5">
          <h2 id="statement" className="text-xl">
            Statement
          </h2>
          {hasAny && <StatementDownloads filter={filter} today={today} />}
        </div>
        <div className="px-4 not-empty:pb-3 md:px-6">
          <Problem asked={asked.problem} />
        </div>
        {hasAny && <StatementFilters filter={filter} today={today} />}
        {lines.length > 0 ? (
          <Statement lines={lines} now={now} />
        ) : (
          <NoEntries filter={filter} isLaterPage={cursor !== undefined} searchedBackTo={searchedBackTo} />
        )}
      </Card>
      <ShowMore href={nextCursor && olderHref(filter, nextCursor)}>
        {searchedBackTo ? "Older transactions" : "Show older"}
      </ShowMore>
      {cursor && (
        <p className="mt-4 text-center">
          <ButtonLink href={statementHref(filter)} kind="quiet" size="small">
            Back to newest
          </ButtonLink>
        </p>
      )}
    </>
  );
}

function olderHref(filter: Parameters<typeof statementHref>[0], cursor: string): string {
  const address = statementHref(filter);
  return `${address}${address.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(cursor)}`;
}

/** Why a download failed: the request was redirected here. */
function Problem({ asked }: { asked: string | string[] | undefined }) {
  if (asked === "too-long") {
    return (
      <Notice tone="wait" title="Too many transactions for one PDF" role="alert">
        A PDF statement can have up to 5,000 transactions. Choose a shorter period, or download the CSV, which
        includes everything.
      </Notice>
    );
  }
  if (asked !== "too-often") return null;
  return (
    <Notice tone="wait" title="Download limit reached" role="alert">
      Wait ten minutes before downloading another file.
    </Notice>
  );
}
