import Link from "next/link";
import { uiOf } from "@/components/assets";
import { StepBar } from "@/components/trades/step-bar";
import { Badge } from "@/components/ui/badge";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time";
import { titleOf } from "@/lib/assets";
import { formatDateTime, formatTimeLeft } from "@/lib/kernel/time-format";
import { turnOf } from "@/lib/trades/list-filter";
import { isFinal } from "@/lib/trades/moves";
import { shortName } from "@/lib/trades/naming";
import type { TradeSummary } from "@/lib/trades/schema";
import { towards } from "@/lib/trades/sentences";
import { progressOf } from "./progress";

const cell = "px-3 align-middle md:py-3.5";

/** A trade in the list: what, with whom, whose turn, how far, how long there is, and for how much. On a phone all of it is one link. */
export function TradeRow({ trade, now }: { trade: TradeSummary; now: Date }) {
  const { words, tone } = turnOf(trade);
  const { Mark } = uiOf(trade.kind);
  return (
    <tr className="transition-colors max-md:relative hover:bg-ground/70 max-md:grid max-md:grid-cols-[1fr_auto] max-md:items-center max-md:gap-y-1.5 max-md:px-1 max-md:py-3.5">
      <th scope="row" className={`${cell} text-left font-normal md:relative md:pl-5`}>
        <span className="flex items-center gap-3.5">
          <Mark terms={trade.terms} />
          <Link
            href={`/trades/${trade.id}`}
            prefetch={false}
            className="min-w-0 font-semibold after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:-outline-offset-3 focus-visible:after:outline-primary-ink"
          >
            {trade.part?.wholeTitle ?? titleOf(trade)}{" "}
            <span className="block text-sm font-normal text-muted">
              {trade.part && !isFinal(trade.state) && `Part ${trade.part.number} of ${trade.part.of} `}
              {towards(trade)} <bdi>{shortName(trade.partnerName)}</bdi>
            </span>
          </Link>
        </span>
      </th>
      <td className={`${cell} max-md:order-1`}>
        <Badge tone={tone}>{words}</Badge>
      </td>
      <td className={`${cell} max-lg:hidden`}>
        {!isFinal(trade.state) && <StepBar {...progressOf(trade)} />}
      </td>
      <td className={`${cell} text-sm text-muted max-md:order-1 max-md:text-right`}>
        <When trade={trade} now={now} />
      </td>
      <td className={`${cell} text-right md:pr-5`}>
        <Money
          minor={BigInt((trade.part?.wholePrice ?? trade.price).minor)}
          compact
          className="fig text-lg"
        />
      </td>
    </tr>
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
