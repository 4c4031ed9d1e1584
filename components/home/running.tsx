import Link from "next/link";
import { uiOf } from "@/components/assets";
import { progressOf } from "@/components/trades/progress";
import { StepBar } from "@/components/trades/step-bar";
import { Card } from "@/components/ui/card";
import { assetOf, titleOf } from "@/lib/assets";
import type { RunningTrade } from "@/lib/trades";
import { performerOf } from "@/lib/trades/moves";
import { amount, firstName, partnerOf } from "@/lib/trades/naming";
import { TimeLeft } from "./time-left";

/** Trades that others have: what happens now, how far it is, how long there is and what it is about. */
export const RunningTrades = ({ trades, now }: { trades: RunningTrade[]; now: Date }) => (
  <Card>
    <ul className="divide-y divide-line">
      {trades.map((trade) => (
        <RunningRow key={trade.id} trade={trade} now={now} />
      ))}
    </ul>
  </Card>
);

function RunningRow({ trade, now }: { trade: RunningTrade; now: Date }) {
  const { Mark } = uiOf(trade.kind);
  const { doing, clockSays } = wayOf(trade);
  const earns = trade.role === performerOf(trade);
  return (
    <li className="relative flex items-center gap-3.5 px-4 py-3.5 first:rounded-t-box last:rounded-b-box has-[a:hover]:bg-ground/70 sm:px-5">
      <Mark terms={trade.terms} />
      <div className="min-w-0 flex-1">
        <Link
          href={`/trades/${trade.id}`}
          prefetch={false}
          className="font-semibold after:absolute after:inset-0 after:content-['']"
        >
          {titleOf(trade)}
        </Link>
        <p className="text-sm text-muted">
          {trade.role === "buyer" ? "Buying" : "Selling"} · <bdi>{doing}</bdi>
        </p>
      </div>
      <StepBar {...progressOf(trade)} className="max-sm:hidden" />
      {trade.deadlineAt && (
        <p className="shrink-0 text-right text-sm text-muted sm:w-24">
          <TimeLeft
            deadline={trade.deadlineAt}
            isStopped={trade.isStopped}
            now={now}
            className="block text-base text-ink"
          />
          {!trade.isStopped && clockSays}
        </p>
      )}
      <p className="w-24 shrink-0 text-right text-sm text-muted max-sm:hidden">
        <span className="fig block text-base whitespace-nowrap text-ink">
          {amount(earns ? trade.performerGets : trade.hold)}
        </span>
        {earns ? "you get" : "in escrow"}
      </p>
    </li>
  );
}

/** What happens now, in a few words. */
function wayOf(trade: RunningTrade): { doing: string; clockSays: string } {
  const partner = firstName(partnerOf(trade).name);
  if (trade.state === "DISPUTED") return { doing: "A moderator decides", clockSays: "" };
  if (assetOf(trade.kind).inCatalog) return orderOf(trade, partner);
  if (trade.state === "DELIVERED") return { doing: `${partner} is checking`, clockSays: "to confirm" };
  return trade.begunAt
    ? { doing: `${partner} is sending it`, clockSays: "to send" }
    : { doing: `${partner} starts soon`, clockSays: "to start" };
}

function orderOf({ state, role, begunAt }: RunningTrade, partner: string) {
  if (state === "RETURNING") return { doing: "Going back", clockSays: "left" };
  if (state === "SHIPPED") return { doing: "On its way", clockSays: "to the last day" };
  if (state === "DELIVERED") return { doing: `${partner} is looking at it`, clockSays: "to look at it" };
  if (role === "seller" || !begunAt) return { doing: `${partner} starts soon`, clockSays: "to start" };
  return { doing: `${partner} is packing it`, clockSays: "to send" };
}
