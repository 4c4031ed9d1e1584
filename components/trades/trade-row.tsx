import Link from "next/link";
import { uiOf } from "@/components/assets";
import { Badge } from "@/components/ui/badge";
import { ChevronRightIcon } from "@/components/ui/icons";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time";
import { titleOf } from "@/lib/assets";
import { formatDateTime, formatTimeLeft } from "@/lib/kernel/time-format";
import { turnOf } from "@/lib/trades/list-filter";
import { isFinal } from "@/lib/trades/moves";
import { shortName } from "@/lib/trades/naming";
import type { TradeSummary } from "@/lib/trades/schema";
import { towards } from "@/lib/trades/sentences";

/** A trade in the list: what, with whom, for how much, whose turn, and how long there is. All of it is one link. */
export function TradeRow({ trade, now }: { trade: TradeSummary; now: Date }) {
  const { words, tone } = turnOf(trade);
  const { Mark } = uiOf(trade.kind);
  return (
    <li className="relative flex items-center gap-3.5 px-4 py-4 transition-colors first:rounded-t-box last:rounded-b-box hover:bg-ground/70 sm:px-5">
      <Mark terms={trade.terms} />
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline justify-between gap-x-4">
          <Link
            href={`/trades/${trade.id}`}
            className="min-w-0 font-semibold after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:-outline-offset-3 focus-visible:after:outline-primary-ink"
          >
            {titleOf(trade)}{" "}
            <span className="font-normal text-muted max-sm:block max-sm:text-sm">
              {towards(trade)} <bdi>{shortName(trade.partnerName)}</bdi>
            </span>
          </Link>
          <Money minor={BigInt(trade.price.minor)} compact className="fig text-lg" />
        </div>
        <div className="mt-1.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <Badge tone={tone} className="max-w-full">
            <span className="truncate">{words}</span>
          </Badge>
          <span className="text-sm text-muted">
            <When trade={trade} now={now} />
          </span>
        </div>
      </div>
      <ChevronRightIcon className="text-faint max-sm:hidden" />
    </li>
  );
}

/** Until when while it runs; when it began once there is no deadline. */
function When({
  trade: { deadlineAt, isStopped, state, createdAt },
  now,
}: {
  trade: TradeSummary;
  now: Date;
}) {
  if (!deadlineAt || isFinal(state)) return <RelativeTime at={new Date(createdAt)} now={now} />;
  const until = new Date(deadlineAt);
  return (
    <time dateTime={deadlineAt} title={`Until ${formatDateTime(until)}, Lagos`} className="tabular-nums">
      {isStopped ? "clock stopped" : until <= now ? "time is up" : formatTimeLeft(until, now)}
    </time>
  );
}
