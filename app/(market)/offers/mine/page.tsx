import type { Metadata } from "next";
import { OwnOffers } from "@/components/offers/own-offers";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { PageHeading } from "@/components/shell/page-heading";
import { TabLinks } from "@/components/shell/tab-links";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PlusIcon } from "@/components/ui/icons";
import { Notice } from "@/components/ui/notice";
import { ShowMore } from "@/components/ui/show-more";
import { OPEN_OFFERS_LIMIT } from "@/lib/identity";
import { dictionary } from "@/lib/kernel/input/dictionary";
import { invariant } from "@/lib/kernel/refusal";
import { countOwnOffers, listOwnOffers, MOST_COUNTED, readSelling } from "@/lib/offers";
import type { OwnTab } from "@/lib/offers/own-tabs";
import { browserSettings } from "@/lib/realtime";
import { userChannel } from "@/lib/realtime/channels";
import { requireViewer } from "@/lib/web/session";
import { pause, resume, withdraw } from "./actions";

export const metadata: Metadata = { title: "My offers" };

const PAGE = 20;

const tabs = [
  { tab: "live", label: "Live", empty: "No live offers" },
  { tab: "taken", label: "Taken", empty: "No offers in a trade" },
  { tab: "ended", label: "Ended", empty: "No ended offers" },
] as const satisfies readonly { tab: OwnTab; label: string; empty: string }[];

/** What has just been done. */
const done = dictionary<string>({
  withdrawn: "Offer unpublished. Buyers can no longer see it.",
  paused: "Offer paused. Buyers can’t see it until you put it back; its time runs on.",
  resumed: "Your offer is back in the market.",
});

type SearchParams = Promise<Partial<Record<"said" | "cursor" | "tab", string | string[]>>>;

export default async function OwnOffersPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("/offers/mine");
  const { said, cursor, tab: asked } = await searchParams;
  const { tab, empty } = tabs.find((one) => one.tab === asked) ?? tabs[0];
  const from = typeof cursor === "string" ? cursor : undefined;
  const [{ items: offers, nextCursor }, counts, selling] = await Promise.all([
    listOwnOffers(viewer.id, { limit: PAGE, cursor: from, tab }),
    countOwnOffers(viewer.id),
    readSelling(viewer.id),
  ]);
  invariant(selling, "everyone who is signed in has an allowance");
  const notice = typeof said === "string" ? done[said] : undefined;
  const hasAny = Object.values(counts).some((count) => count > 0);
  return (
    <>
      <RefreshOn
        realtime={browserSettings()}
        channel={userChannel(viewer.id)}
        events={["listing.changed", "trades.changed"]}
      />
      <PageHeading
        title="My offers"
        lead={`${selling.openOffers} of ${OPEN_OFFERS_LIMIT} open`}
        aside={
          <span className="flex flex-wrap gap-2">
            <ButtonLink href="/goods/mine" kind="quiet" size="small">
              My listings
            </ButtonLink>
            {hasAny && (
              <ButtonLink href="/offers/new" size="small">
                <PlusIcon size={18} /> New offer
              </ButtonLink>
            )}
          </span>
        }
      />
      {notice && (
        <div className="mb-4">
          <Notice tone="ok">{notice}</Notice>
        </div>
      )}
      {hasAny && (
        <TabLinks
          label="My offers by status"
          tabs={tabs.map((one) => ({
            href: hrefOf(one.tab),
            label: one.label,
            count: counts[one.tab] < MOST_COUNTED ? String(counts[one.tab]) : `${MOST_COUNTED - 1}+`,
            isCurrent: one.tab === tab,
          }))}
        />
      )}
      {offers.length > 0 ? (
        <OwnOffers offers={offers} now={selling.now} actions={{ pause, resume, withdraw }} />
      ) : (
        <NoOffers title={hasAny ? empty : "No offers yet"} />
      )}
      <ShowMore href={nextCursor && hrefOf(tab, nextCursor)}>Show older</ShowMore>
      {from && (
        <p className="mt-4 text-center">
          <ButtonLink href={hrefOf(tab)} kind="quiet" size="small">
            Back to newest
          </ButtonLink>
        </p>
      )}
    </>
  );
}

/** The address of a tab, or of a page of it; the first tab needs no name. */
function hrefOf(tab: OwnTab, cursor?: string): string {
  const query = new URLSearchParams({ ...(tab !== "live" && { tab }), ...(cursor && { cursor }) });
  return query.size > 0 ? `/offers/mine?${query}` : "/offers/mine";
}

const NoOffers = ({ title }: { title: string }) => (
  <EmptyState title={title} action={<ButtonLink href="/offers/new">Sell your airtime</ButtonLink>}>
    Turn spare airtime into cash. The buyer’s money is in escrow before you send anything.
  </EmptyState>
);
