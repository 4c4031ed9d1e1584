import type { Metadata } from "next";
import { OwnRow } from "@/components/goods/own/own-row";
import { type OwnTab, ownTabs, tabOf, tabPath } from "@/components/goods/own/own-tabs";
import { sellingOf } from "@/components/goods/sell/received";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { PageHeading } from "@/components/shell/page-heading";
import { TabLinks } from "@/components/shell/tab-links";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PlusIcon } from "@/components/ui/icons";
import { Notice } from "@/components/ui/notice";
import { ShowMore } from "@/components/ui/show-more";
import { countOwnListings, ownListings } from "@/lib/catalog";
import type { ListingStatus } from "@/lib/catalog/words";
import { dictionary } from "@/lib/kernel/input/dictionary";
import { invariant } from "@/lib/kernel/refusal";
import { readSelling } from "@/lib/offers";
import { browserSettings } from "@/lib/realtime";
import { userChannel } from "@/lib/realtime/channels";
import { requireViewer } from "@/lib/web/session";
import { changeRow, pause, remove, renew, restock, resume, withdraw } from "./actions";

export const metadata: Metadata = { title: "My listings" };

const PAGE = 20;

/** What has just been done. */
const done = dictionary<string>({
  paused: "Listing paused. Buyers can’t see it until you put it back; its time runs on.",
  resumed: "Your listing is live again.",
  restocked: "Stock saved.",
  saved: "Saved. A price cut of 60% or more is checked first, which takes a moment.",
  renewed: "Your listing is renewed.",
  withdrawn: "Listing withdrawn. Buyers can no longer see it.",
  deleted: "Listing deleted.",
});

type SearchParams = Promise<Partial<Record<"said" | "cursor" | "tab", string | string[]>>>;

export default async function OwnListingsPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("/goods/mine");
  const { said, cursor, tab: asked } = await searchParams;
  const tab = tabOf(asked);
  const from = typeof cursor === "string" ? cursor : undefined;
  const [{ items, nextCursor, now }, counts, selling] = await Promise.all([
    ownListings(viewer, { limit: PAGE, cursor: from, statuses: tab.statuses }),
    countOwnListings(viewer),
    readSelling(viewer.id, "GOODS"),
  ]);
  invariant(selling, "everyone who is signed in has an allowance");
  const notice = typeof said === "string" ? done[said] : undefined;
  const hasAny = Object.values(counts).some((count) => count > 0);
  return (
    <>
      <RefreshOn
        realtime={browserSettings()}
        channel={userChannel(viewer.id)}
        events={["listing.changed"]}
        canWait
      />
      <PageHeading
        title="My listings"
        lead="Goods that you sell. Airtime is under My offers."
        aside={<WaysOn hasAny={hasAny} />}
      />
      {notice && (
        <div className="mb-4">
          <Notice tone="ok">{notice}</Notice>
        </div>
      )}
      {hasAny && <Tabs counts={counts} current={tab.tab} />}
      {items.length > 0 ? (
        <ul className="divide-y divide-line rounded-box border border-line bg-surface shadow-card">
          {items.map((listing) => (
            <OwnRow
              key={listing.id}
              listing={listing}
              now={now}
              selling={sellingOf(selling)}
              tab={tab.tab}
              actions={{ changeRow, pause, remove, renew, restock, resume, withdraw }}
            />
          ))}
        </ul>
      ) : (
        <NoListings title={hasAny ? tab.empty : "Nothing for sale yet"} />
      )}
      <ShowMore href={nextCursor && tabPath(tab.tab, nextCursor)}>Show older</ShowMore>
      {from && (
        <p className="mt-4 text-center">
          <ButtonLink href={tabPath(tab.tab)} kind="quiet" size="small">
            Back to newest
          </ButtonLink>
        </p>
      )}
    </>
  );
}

const Tabs = ({ counts, current }: { counts: Record<ListingStatus, number>; current: OwnTab["tab"] }) => (
  <TabLinks
    label="My listings by status"
    tabs={ownTabs.map(({ tab, label, statuses }) => ({
      href: tabPath(tab),
      label,
      count: String(statuses.reduce((sum, status) => sum + counts[status], 0)),
      isCurrent: tab === current,
      isUrgent: tab === "rejected",
    }))}
  />
);

const NoListings = ({ title }: { title: string }) => (
  <EmptyState title={title} action={<ButtonLink href="/sell/goods">Sell an item</ButtonLink>}>
    Start with a photo. The buyer’s money is in escrow before you send anything.
  </EmptyState>
);

/** Airtime’s offers, what was sold, and another listing. */
const WaysOn = ({ hasAny }: { hasAny: boolean }) => (
  <span className="flex flex-wrap gap-2">
    <ButtonLink href="/offers/mine" kind="quiet" size="small">
      My offers
    </ButtonLink>
    {hasAny && (
      <ButtonLink href="/sell/dashboard" kind="quiet" size="small">
        Your sales
      </ButtonLink>
    )}
    {hasAny && (
      <ButtonLink href="/sell/goods" size="small">
        <PlusIcon size={18} /> New listing
      </ButtonLink>
    )}
  </span>
);
