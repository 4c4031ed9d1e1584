import { Badge } from "@/components/ui/badge";
import { Inset, TitledCard } from "@/components/ui/card";
import type { DisputeView } from "@/lib/disputes";
import { reasonWords, rulingWords } from "@/lib/disputes/words";
import { formatClock, formatDateTime } from "@/lib/kernel/time-format";
import { confirmerOf, performerOf } from "@/lib/trades/moves";
import { amount, called } from "@/lib/trades/naming";
import type { TradeView } from "@/lib/trades/schema";

/** The case: what was said, what can be decided, and the ruling with its reason once there is one. */
export function DisputeCard({ trade, dispute }: { trade: TradeView; dispute: DisputeView }) {
  const open = dispute.stage !== "CLOSED";
  return (
    <TitledCard title="Dispute" aside={<Badge tone={open ? "wait" : "neutral"}>{progressOf(dispute)}</Badge>}>
      {dispute.note ? <p>{dispute.note}</p> : <Opening trade={trade} dispute={dispute} />}
      {dispute.rulings.length > 0 || !open ? (
        <Ruling dispute={dispute} />
      ) : (
        <WhatCanBeDecided trade={trade} />
      )}
    </TitledCard>
  );
}

function progressOf({ stage, reviewStartedAt, closedHow }: DisputeView): string {
  if (stage === "CLOSED") return closedHow === "ruled" ? "Decided" : "Settled";
  return reviewStartedAt
    ? `Under review since ${formatClock(new Date(reviewStartedAt))}`
    : "Waiting for a moderator";
}

function Opening({ trade, dispute }: { trade: TradeView; dispute: DisputeView }) {
  const { openedBy, reason, createdAt } = dispute;
  const opener = openedBy === "seller" ? "seller" : "buyer";
  return (
    <Inset className="p-4">
      <p className="font-semibold">{called(opener, trade)}</p>
      <p className="text-sm text-muted">
        {reasonWords(trade.kind, reason) ?? "Something else"} · {formatDateTime(new Date(createdAt))}
      </p>
      <p dir="auto" className="mt-2 whitespace-pre-wrap [overflow-wrap:anywhere]">
        {dispute[opener].statement?.body}
      </p>
    </Inset>
  );
}

function WhatCanBeDecided({ trade }: { trade: TradeView }) {
  const [confirmer, performer] = [confirmerOf(trade), performerOf(trade)];
  const [refunded, paid] = [called(confirmer, trade), called(performer, trade)];
  return (
    <div className="mt-4 text-sm">
      <p className="font-semibold">What the moderator can decide</p>
      <ul className="mt-1 list-disc space-y-1 pl-5 text-muted">
        <li>
          Refund the {confirmer}: {refunded} {refunded === "You" ? "get" : "gets"} {amount(trade.hold)} back.
        </li>
        <li>
          Pay the {performer}: {paid} {paid === "You" ? "get" : "gets"} {amount(trade.performerGets)}, and{" "}
          {amount(trade.fee)} is the commission.
        </li>
      </ul>
      <p className="mt-2 text-muted">
        You’ll both see the reason. Amana will never contact you about this anywhere else.
      </p>
    </div>
  );
}

function Ruling({ dispute: { rulings, closedAt } }: { dispute: DisputeView }) {
  const ruling = rulings.at(-1);
  if (!ruling) {
    return (
      <p className="mt-4">
        Settled between you, without a moderator’s decision
        {closedAt && `, ${formatDateTime(new Date(closedAt))}`}.
      </p>
    );
  }
  return (
    <div className="mt-4 border-t border-line pt-4">
      <p className="font-semibold">The moderator decided: {rulingWords[ruling.outcome].toLowerCase()}.</p>
      <p dir="auto" className="mt-1 whitespace-pre-wrap [overflow-wrap:anywhere]">
        {ruling.reason}
      </p>
    </div>
  );
}
