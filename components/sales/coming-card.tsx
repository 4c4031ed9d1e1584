import Link from "next/link";
import { Card } from "@/components/ui/card";
import { formatClock, formatShortDay } from "@/lib/kernel/time-format";
import { formatMinor } from "@/lib/money/format";
import type { Coming, ComingPayout } from "@/lib/sales/schema";

type Waits = ComingPayout["waitsFor"];

/** How many orders are named. */
const NAMED = 6;

const groups = {
  inspection: "Delivered, proven",
  word: "Delivered, by your word",
  way: "On its way",
  sending: "Not sent yet",
  dispute: "In dispute",
} as const satisfies Record<Waits, string>;

const dayOf = (at: string) => `${formatShortDay(new Date(at))}, ${formatClock(new Date(at))}`;

/** By when it is paid at the latest and by what, or what it waits for. */
function whenOf({ waitsFor, by, isStopped, promisedUntil, windowDays }: ComingPayout): string {
  if (isStopped && by) return "The clock is stopped until an outage is over";
  const window = `${windowDays} ${windowDays === 1 ? "day" : "days"}`;
  switch (waitsFor) {
    case "inspection":
      return by ? `Paid on ${dayOf(by)} at the latest, when the time to look at it ends` : "Paid soon";
    case "word":
      return `Paid when the buyer confirms${by ? `. A moderator looks at it from ${dayOf(by)}` : ""}`;
    case "way":
      return `Due ${formatShortDay(new Date(promisedUntil))}. The buyer then has ${window} to look at it`;
    case "sending":
      return by ? `Refunded if it isn’t sent by ${dayOf(by)}` : "Paid after it’s sent and looked at";
    default:
      return "Held until it’s decided for good, or you settle it";
  }
}

/** What is held for the seller, an order a line, with sums. */
export function ComingCard({ coming: { items, count, total, totals } }: { coming: Coming }) {
  const named = items.slice(0, NAMED);
  return (
    <Card className="p-5">
      <h2 className="flex flex-wrap items-baseline justify-between gap-x-3 text-lg">
        <span>On its way to you</span>
        <span className="fig whitespace-nowrap">
          {formatMinor(BigInt(total.minor), total.currency, { compact: true })}
        </span>
      </h2>
      {count === 0 && (
        <p className="mt-2 text-sm text-muted">
          Nothing is held for you. When someone buys, the money waits here until they have their order.
        </p>
      )}
      {(Object.keys(groups) as Waits[]).map((waitsFor) => {
        const sum = totals[waitsFor];
        if (!sum) return null;
        return (
          <section key={waitsFor} className="mt-4">
            <h3 className="flex justify-between gap-3 font-sans text-sm font-semibold tracking-normal">
              <span>{groups[waitsFor]}</span>
              <span className="fig whitespace-nowrap">
                {formatMinor(BigInt(sum.minor), sum.currency, { compact: true })}
              </span>
            </h3>
            <ul className="divide-y divide-line">
              {named
                .filter((item) => item.waitsFor === waitsFor)
                .map((item) => (
                  <ComingRow key={item.tradeId} item={item} />
                ))}
            </ul>
          </section>
        );
      })}
      {count > named.length && (
        <p className="mt-3 border-t border-line pt-3 text-sm">
          <Link
            href="/trades?role=seller&tab=running"
            prefetch={false}
            className="inline-flex min-h-6 items-center font-semibold text-primary-ink hover:underline"
          >
            {count - named.length} more {count - named.length === 1 ? "order" : "orders"}
          </Link>
        </p>
      )}
    </Card>
  );
}

const ComingRow = ({ item }: { item: ComingPayout }) => (
  <li className="flex items-baseline justify-between gap-3 py-2 text-sm">
    <div className="min-w-0">
      <Link
        href={`/trades/${item.tradeId}`}
        prefetch={false}
        className="inline-flex min-h-6 items-center font-medium wrap-anywhere hover:underline"
      >
        {item.title}
      </Link>
      <p className="text-muted">{whenOf(item)}</p>
    </div>
    <span className="fig shrink-0 whitespace-nowrap">
      {formatMinor(BigInt(item.amount.minor), item.amount.currency, { compact: true })}
    </span>
  </li>
);
