import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { TitledCard } from "@/components/ui/card";
import { CheckIcon, XIcon } from "@/components/ui/icons";
import { stopMove } from "@/lib/trades/drip/stop-move";
import { isFinal } from "@/lib/trades/moves";
import { amount } from "@/lib/trades/naming";
import type { TradeView } from "@/lib/trades/schema";
import { TradeActions, type TradeFormAction } from "./trade-actions";

type Part = NonNullable<TradeView["part"]>["all"][number];

const words: Record<Part["state"], string> = {
  WAITING: "Later",
  IN_ESCROW: "Now",
  SHIPPED: "Sent",
  DELIVERED: "Sent",
  RETURNING: "Going back",
  DISPUTED: "In dispute",
  COMPLETED: "Completed",
  CANCELLED: "Refunded",
  SPLIT: "Split",
};

const looks: Record<Part["state"], string> = {
  WAITING: "text-faint ring-2 ring-inset ring-line",
  IN_ESCROW: "bg-wait-soft text-wait ring-2 ring-wait",
  SHIPPED: "bg-wait-soft text-wait ring-2 ring-wait",
  DELIVERED: "bg-wait-soft text-wait ring-2 ring-wait",
  RETURNING: "bg-wait-soft text-wait ring-2 ring-wait",
  DISPUTED: "bg-danger-soft text-danger ring-2 ring-danger",
  COMPLETED: "bg-primary text-on-primary",
  CANCELLED: "bg-ground text-muted ring-2 ring-inset ring-line",
  SPLIT: "bg-ground text-muted ring-2 ring-inset ring-line",
};

/** The parts of a checkout in their order, each a trade with a room of its own, and how the buyer stops those that wait. */
export function PartsCard({ trade, action }: { trade: TradeView; action: TradeFormAction }) {
  const { part } = trade;
  if (!part) return null;
  const stop = stopMove(trade);
  const last =
    part.all.every(({ state }) => isFinal(state)) && part.number < part.of ? part.all.at(-1) : undefined;
  return (
    <TitledCard title={`Part ${part.number} of ${part.of}`}>
      <p className="text-sm text-muted">
        {part.wholeTitle} for {amount(part.wholePrice)}, {amount(trade.price)} each. A part starts when the
        one before it is completed.
      </p>
      <ol className="mt-4 flex flex-wrap gap-x-4 gap-y-2" aria-label="Parts of this purchase">
        {part.all.map((one) => (
          <li key={one.id} aria-current={one.number === part.number ? "step" : undefined}>
            <PartLink part={one} isShown={one.number === part.number} />
          </li>
        ))}
      </ol>
      {last && (
        <p className="mt-3 text-sm">
          <Link
            href={`/trades/${last.id}`}
            prefetch={false}
            className="font-semibold text-primary-ink underline"
          >
            Rate this purchase
          </Link>
        </p>
      )}
      {stop && (
        <div className="mt-4">
          <TradeActions
            action={action}
            tradeId={stop.tradeId}
            moves={[stop.move]}
            proposal={undefined}
            mayDispute={false}
            now={trade.now}
          />
        </div>
      )}
    </TitledCard>
  );
}

function PartLink({ part: { id, number, state }, isShown }: { part: Part; isShown: boolean }) {
  return (
    <Link
      href={`/trades/${id}`}
      prefetch={false}
      className={`inline-flex min-h-11 items-center gap-2 rounded-field px-1.5 text-sm hover:bg-ground ${isShown ? "font-semibold" : ""}`}
    >
      <span
        aria-hidden
        className={`grid size-8 place-items-center rounded-full text-sm font-bold ${looks[state]}`}
      >
        {mark(state, number)}
      </span>
      <span className="sr-only">Part {number}: </span>
      {isShown ? <Badge tone="neutral">{words[state]}</Badge> : words[state]}
    </Link>
  );
}

function mark(state: Part["state"], number: number) {
  if (state === "COMPLETED") return <CheckIcon size={18} />;
  return state === "CANCELLED" ? <XIcon size={18} /> : number;
}
