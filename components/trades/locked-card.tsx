import Link from "next/link";
import { uiOf } from "@/components/assets";
import { TitledCard } from "@/components/ui/card";
import { Money } from "@/components/ui/money";
import { titleOf } from "@/lib/assets";
import { formatDateTime, formatTimeLeft } from "@/lib/kernel/time-format";
import type { HeldTrades, LockedTrade } from "@/lib/trades";
import { turnOf } from "@/lib/trades/list-filter";

/** What is in escrow for a person: by trade with whose turn it is, and what others' confirmations bring. Nothing where there is none. */
export function LockedCard({ held: { locked, lockedCount, incomingMinor, now } }: { held: HeldTrades }) {
  if (lockedCount === 0 && incomingMinor === 0n) return null;
  const more = lockedCount - locked.length;
  return (
    <TitledCard title="Locked for you">
      {locked.length > 0 && (
        <ul className="-my-2 divide-y divide-grid">
          {locked.map((trade) => (
            <LockedRow key={trade.id} trade={trade} now={now} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <p className="mt-2 border-t border-grid py-3 text-sm">
          <Link href="/trades" prefetch={false} className="font-semibold text-primary-ink">
            {more} more in My trades
          </Link>
        </p>
      )}
      {incomingMinor > 0n && (
        <p
          className={`-mb-1 flex items-baseline justify-between gap-4 text-sm text-muted ${locked.length > 0 ? "mt-2 border-t border-grid pt-3" : ""}`}
        >
          Yours when buyers confirm
          <Money minor={incomingMinor} className="fig text-base text-ink" />
        </p>
      )}
    </TitledCard>
  );
}

function LockedRow({ trade, now }: { trade: LockedTrade; now: Date }) {
  const { Mark } = uiOf(trade.kind);
  const { words, tone } = turnOf(trade);
  return (
    <li className="relative flex items-center gap-3 py-3">
      <Mark terms={trade.terms} />
      <div className="min-w-0 flex-1">
        <p className="leading-snug font-medium">
          <Link
            href={`/trades/${trade.id}`}
            prefetch={false}
            className="after:absolute after:inset-0 after:content-['']"
          >
            {titleOf(trade)}
          </Link>
        </p>
        <p className={`text-sm wrap-anywhere ${tone === "wait" ? "font-semibold text-wait" : "text-muted"}`}>
          {words}
          <Clock trade={trade} now={now} />
        </p>
      </div>
      <Money minor={BigInt(trade.hold.minor)} compact className="fig" />
    </li>
  );
}

function Clock({ trade: { deadlineAt, isStopped }, now }: { trade: LockedTrade; now: Date }) {
  if (!deadlineAt) return null;
  const until = new Date(deadlineAt);
  return (
    <>
      {" · "}
      <time
        dateTime={deadlineAt}
        title={`Until ${formatDateTime(until)}, Lagos`}
        className="whitespace-nowrap tabular-nums"
      >
        {isStopped ? "clock stopped" : until <= now ? "time is up" : formatTimeLeft(until, now)}
      </time>
    </>
  );
}
