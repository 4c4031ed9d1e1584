import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button-class";
import { TitledCard } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import type { DisputeView } from "@/lib/disputes/schema";
import { reasonLabel, shareRows, stageNames } from "@/lib/disputes/standing/sides";
import { disputeSituation } from "@/lib/disputes/standing/situation";
import { formatDateTime } from "@/lib/kernel/time-format";
import { called } from "@/lib/trades/naming";
import type { TradeView } from "@/lib/trades/schema";

/** The dispute in the room: where it stands, what the viewer does now, the decision, and the way to its page. */
export function DisputeCard({ trade, dispute }: { trade: TradeView; dispute: DisputeView }) {
  const { title, text, tone } = disputeSituation(dispute, trade);
  const ruling = dispute.rulings.at(-1);
  const isOpen = dispute.stage !== "CLOSED";
  const shares = dispute.outcome === "split" ? sharesOf(dispute) : undefined;
  return (
    <TitledCard
      title="Dispute"
      aside={<Badge tone={isOpen ? "wait" : "neutral"}>{stageNames[dispute.stage]}</Badge>}
    >
      <p className="text-sm text-muted">
        {reasonLabel(trade.kind, dispute.reason)} · {openerWords(dispute, trade)},{" "}
        {formatDateTime(new Date(dispute.createdAt))}
      </p>
      {!isOpen && (
        <>
          <p className="mt-3 font-semibold">{title}</p>
          <p className="mt-1">{text}</p>
        </>
      )}
      {shares && <DefinitionList rows={shareRows(shares, trade)} className="mt-3 border-t border-line" />}
      {ruling && (
        <p dir="auto" className="mt-3 border-t border-line pt-3 whitespace-pre-wrap [overflow-wrap:anywhere]">
          {ruling.reason}
        </p>
      )}
      {isOpen && dispute.offers.some(({ state, by }) => state === "OPEN" && by !== dispute.own) && (
        <p className="mt-3 font-semibold text-wait">An offer to settle waits for your answer.</p>
      )}
      <Link
        href={`/trades/${trade.id}/dispute`}
        prefetch={false}
        className={`mt-4 ${buttonClass({ kind: isOpen && tone === "wait" ? "primary" : "quiet" })} max-sm:w-full`}
      >
        {isOpen && tone === "wait" ? "Answer in the dispute" : "Open the dispute"}
      </Link>
    </TitledCard>
  );
}

/** How a split ended: by the offer that was accepted, or else by the last decision. */
const sharesOf = ({ closedHow, offers, rulings }: DisputeView) =>
  closedHow === "settled" ? offers.find(({ state }) => state === "ACCEPTED") : rulings.at(-1);

const openerWords = ({ openedBy }: DisputeView, trade: TradeView): string => {
  if (openedBy === "clock") return "time ran out";
  return openedBy === "staff"
    ? "opened by Amana"
    : `reported by ${called(openedBy, trade).replace("You", "you")}`;
};
