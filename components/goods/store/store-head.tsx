import type { ReactNode } from "react";
import { averageStars } from "@/components/reviews/average-stars";
import { Stars } from "@/components/reviews/stars";
import { Avatar } from "@/components/ui/avatar";
import { BadgeCheckIcon, ChevronDownIcon } from "@/components/ui/icons";
import type { StorePage } from "@/lib/catalog/stores/schema";
import { formatDuration, formatMonth } from "@/lib/kernel/time-format";
import { formatPercent } from "@/lib/money/format";

/** Who a store is, what became of their trades, and what they promise. */
export function StoreHead({ store, children }: { store: StorePage; children: ReactNode }) {
  const { name, seller, pictureId, verified, about, policies, since } = store;
  return (
    <section
      aria-label="About this store"
      className="mb-6 rounded-box border border-line bg-surface p-4 shadow-card sm:p-6"
    >
      <div className="flex flex-wrap items-center gap-4">
        <Avatar name={name} pictureId={pictureId} size="large" />
        <div className="min-w-0 flex-1 basis-56">
          <h1 className="flex items-center gap-2 text-[1.5rem] wrap-anywhere md:text-[1.75rem]">
            {name}
            {verified && <BadgeCheckIcon size={20} className="text-primary-ink" label="Identity verified" />}
          </h1>
          <p className="mt-0.5 text-sm text-muted">
            {seller} · here since {formatMonth(new Date(since))}
          </p>
        </div>
        {children}
      </div>
      <Record store={store} />
      {about && <p className="mt-4 max-w-reading whitespace-pre-line wrap-anywhere">{about}</p>}
      {policies && (
        <details className="group mt-3">
          <summary className="inline-flex min-h-11 items-center gap-2 font-semibold text-primary-ink">
            Delivery and returns
            <ChevronDownIcon size={16} className="transition-transform group-open:rotate-180" />
          </summary>
          <p className="max-w-reading whitespace-pre-line wrap-anywhere">{policies}</p>
        </details>
      )}
    </section>
  );
}

const count = new Intl.NumberFormat("en-NG");
const counted = (things: number, one: string, many: string) => ({
  value: count.format(things),
  says: things === 1 ? one : many,
});

function Record({ store: { record, followers } }: { store: StorePage }) {
  const rating = averageStars(record);
  const figures = [
    record.tradesCompleted > 0 && counted(record.tradesCompleted, "sale", "sales"),
    record.completionRateBps !== null && {
      value: formatPercent(record.completionRateBps),
      says: "completed",
    },
    record.medianDeliverySeconds !== null && {
      value: formatDuration(record.medianDeliverySeconds),
      says: "to deliver",
    },
    followers > 0 && counted(followers, "follower", "followers"),
  ].filter((figure) => figure !== false);
  return (
    <ul
      aria-label="Record"
      className="mt-4 flex flex-wrap items-baseline gap-x-5 gap-y-1 border-t border-line pt-3 text-sm text-muted"
    >
      {rating && (
        <li>
          <Stars average={rating} /> ({count.format(record.ratings)})
        </li>
      )}
      {figures.map(({ value, says }) => (
        <li key={says}>
          <span className="fig text-base text-ink">{value}</span> {says}
        </li>
      ))}
      {record.tradesCompleted === 0 && <li>New seller, no completed trades yet.</li>}
    </ul>
  );
}
