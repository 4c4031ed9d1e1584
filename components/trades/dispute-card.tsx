import { Badge } from "@/components/ui/badge";
import { Inset, TitledCard } from "@/components/ui/card";
import type { DisputeView } from "@/lib/disputes";
import { reasonWords, rulingWords } from "@/lib/disputes/words";
import { formatClock, formatDateTime } from "@/lib/kernel/time-format";
import { confirmerOf, performerOf } from "@/lib/trades/moves";
import { amount, called, partnerOf } from "@/lib/trades/naming";
import type { TradeView } from "@/lib/trades/schema";

/** The case: what was said, what can be decided, and the ruling with its reason once there is one. */
export function DisputeCard({ trade, dispute }: { trade: TradeView; dispute: DisputeView }) {
  const open = dispute.state === "OPEN";
  return (
    <TitledCard title="Dispute" aside={<Badge tone={open ? "wait" : "neutral"}>{progressOf(dispute)}</Badge>}>
      <Statements trade={trade} dispute={dispute} />
      {open ? <WhatCanBeDecided trade={trade} /> : <Ruling dispute={dispute} />}
    </TitledCard>
  );
}

function progressOf({ state, reviewStartedAt, ruling }: DisputeView): string {
  if (state === "CLOSED") return ruling ? "Decided" : "Settled";
  return reviewStartedAt ? `Under review since ${formatClock(reviewStartedAt)}` : "Waiting for a moderator";
}

/** Side by side where there is room; a party without a statement learns where the moderator reads messages. */
function Statements({ trade, dispute }: { trade: TradeView; dispute: DisputeView }) {
  const { openedBy, statement, createdAt } = dispute;
  if (openedBy === "clock") {
    return <p>Time ran out, so this trade went to a moderator. {statement}</p>;
  }
  const other = openedBy === "buyer" ? "seller" : "buyer";
  const mine = other === trade.role;
  const isOpen = dispute.state === "OPEN";
  return (
    <div className={`grid gap-3 ${isOpen ? "sm:grid-cols-2" : ""}`}>
      <Inset className="p-4">
        <p className="font-semibold">{called(openedBy, trade)}</p>
        <p className="text-sm text-muted">
          {reasonWords(trade.kind, dispute.reason) ?? "Something else"} · {formatDateTime(createdAt)}
        </p>
        <p dir="auto" className="mt-2 whitespace-pre-wrap [overflow-wrap:anywhere]">
          {statement}
        </p>
      </Inset>
      {isOpen && (
        <Inset className="p-4">
          <p className="font-semibold">{called(other, trade)}</p>
          <p className="mt-2 text-sm text-muted">
            {mine
              ? "Explain in the chat what happened, with times and amounts. The moderator reads every message."
              : `${partnerOf(trade).name} can respond in the chat. The moderator reads every message.`}
          </p>
        </Inset>
      )}
    </div>
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

function Ruling({ dispute: { ruling, rulingReason, closedAt } }: { dispute: DisputeView }) {
  if (!ruling) {
    return (
      <p className="mt-4">
        Settled between you, without a moderator’s decision{closedAt && `, ${formatDateTime(closedAt)}`}.
      </p>
    );
  }
  return (
    <div className="mt-4 border-t border-line pt-4">
      <p className="font-semibold">The moderator decided: {rulingWords[ruling].toLowerCase()}.</p>
      <p dir="auto" className="mt-1 whitespace-pre-wrap [overflow-wrap:anywhere]">
        {rulingReason}
      </p>
      {closedAt && <p className="mt-1 text-sm text-muted">{formatDateTime(closedAt)}</p>}
    </div>
  );
}
