import type { Metadata } from "next";
import { sellingOf } from "@/components/goods/sell/received";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { ComingCard } from "@/components/sales/coming-card";
import { FunnelCard } from "@/components/sales/funnel-card";
import { ListingsCard } from "@/components/sales/listings-card";
import { OrdersDownload } from "@/components/sales/orders-download";
import { SalesChart } from "@/components/sales/sales-chart";
import { SoldCard } from "@/components/sales/sold-card";
import { ToDoCard } from "@/components/sales/to-do-card";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PlusIcon } from "@/components/ui/icons";
import { Notice } from "@/components/ui/notice";
import { ownListings } from "@/lib/catalog";
import { lagosDay } from "@/lib/kernel/clock";
import { dictionary } from "@/lib/kernel/input/dictionary";
import { invariant } from "@/lib/kernel/refusal";
import { readSelling, type Selling } from "@/lib/offers";
import { browserSettings } from "@/lib/realtime";
import { userChannel } from "@/lib/realtime/channels";
import { comingTo, readSales, toDoOf } from "@/lib/sales";
import { type Coming, daysOf, type Sales, type ToDoList } from "@/lib/sales/schema";
import { requireViewer, type Viewer } from "@/lib/web/session";
import { changeRow, restock } from "../../goods/mine/actions";

export const metadata: Metadata = { title: "Your sales" };

/** What has just been done. */
const done = dictionary<string>({
  saved: "Saved. A price cut of 60% or more is checked first, which takes a moment.",
  restocked: "Stock saved.",
});

type SearchParams = Promise<Partial<Record<"days" | "said" | "problem", string | string[]>>>;

export default async function DashboardPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("/sell/dashboard");
  const { days, said, problem } = await searchParams;
  const [todo, coming, sales, selling] = await Promise.all([
    toDoOf(viewer),
    comingTo(viewer),
    readSales(viewer, daysOf(days)),
    readSelling(viewer.id, "GOODS"),
  ]);
  invariant(selling, "everyone who is signed in has an allowance");
  const rows = await rowsOf(viewer, sales);
  const isNew = rows.length + coming.count + sales.now.orders + sales.before.orders === 0;
  const notice = typeof said === "string" ? done[said] : undefined;
  return (
    <>
      <RefreshOn
        realtime={browserSettings()}
        channel={userChannel(viewer.id)}
        events={["trades.changed", "listing.changed"]}
        canWait
      />
      <PageHeading
        title="Your sales"
        lead="What to do now, and how your goods sell."
        aside={
          !isNew && (
            <span className="flex flex-wrap gap-2">
              <OrdersDownload today={lagosDay(selling.now)} />
              <ButtonLink href="/sell/goods" size="small">
                <PlusIcon size={18} /> New listing
              </ButtonLink>
            </span>
          )
        }
      />
      <div className="not-empty:mb-4">
        {notice && <Notice tone="ok">{notice}</Notice>}
        {problem === "too-often" && (
          <Notice tone="wait" title="Download limit reached" role="alert">
            Wait ten minutes before downloading another file.
          </Notice>
        )}
      </div>
      {isNew ? (
        <NothingSold />
      ) : (
        <Parts todo={todo} coming={coming} sales={sales} rows={rows} selling={selling} />
      )}
    </>
  );
}

type PartsProps = {
  todo: ToDoList;
  coming: Coming;
  sales: Sales;
  rows: Awaited<ReturnType<typeof rowsOf>>;
  selling: Selling;
};

/** Two columns; on a phone one, in another order: what is sold and coming stands before the listings. */
const Parts = ({ todo, coming, sales, rows, selling }: PartsProps) => (
  <div className="flex flex-col gap-6 lg:grid lg:grid-cols-[minmax(0,1fr)_21rem] lg:items-start">
    <div className="contents min-w-0 gap-6 lg:grid">
      <ToDoCard todo={todo} now={selling.now} />
      {rows.length > 0 && (
        <div className="order-2 min-w-0">
          <ListingsCard
            rows={rows}
            days={sales.days}
            selling={sellingOf(selling)}
            actions={{ changeRow, restock }}
            now={selling.now}
          />
        </div>
      )}
      <div className="order-3 min-w-0">
        <SalesChart sales={sales} />
      </div>
    </div>
    <div className="contents min-w-0 gap-6 lg:grid">
      <div className="order-1">
        <SoldCard sales={sales} />
      </div>
      <div className="order-1">
        <ComingCard coming={coming} />
      </div>
      <div className="order-3">
        <FunnelCard sales={sales} />
      </div>
    </div>
  </div>
);

/** The listings that sell best, as their seller changes them, in that order. */
async function rowsOf(viewer: Viewer, { listings }: Sales) {
  if (listings.length === 0) return [];
  const ids = listings.map(({ listingId }) => listingId);
  const { items } = await ownListings(viewer, { limit: ids.length, ids });
  return listings.flatMap((figures) => {
    const listing = items.find(({ id }) => id === figures.listingId);
    return listing ? [{ listing, figures }] : [];
  });
}

const NothingSold = () => (
  <EmptyState title="Nothing for sale yet" action={<ButtonLink href="/sell/goods">Sell an item</ButtonLink>}>
    Once you sell goods, this page says what to do and by when, what you sold, and what is on its way to you.
  </EmptyState>
);
