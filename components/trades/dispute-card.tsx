import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button-class";
import { TitledCard } from "@/components/ui/card";
import type { DisputeView } from "@/lib/disputes/schema";
import { reasonLabel, stageNames } from "@/lib/disputes/sides";
import { disputeSituation } from "@/lib/disputes/situation";
import { formatDateTime } from "@/lib/kernel/time-format";
import { called } from "@/lib/trades/naming";
import type { TradeView } from "@/lib/trades/schema";

/** The dispute in the room: where it stands, what the viewer does now, the decision, and the way to its page. */
export function DisputeCard({ trade, dispute }: { trade: TradeView; dispute: DisputeView }) {
  const { title, text, tone } = disputeSituation(dispute, trade);
  const ruling = dispute.rulings.at(-1);
  const isOpen = dispute.stage !== "CLOSED";
  return (
    <TitledCard
      title="Dispute"
      aside={<Badge tone={isOpen ? "wait" : "neutral"}>{stageNames[dispute.stage]}</Badge>}
    >
      <p className="text-sm text-muted">
        {reasonLabel(trade.kind, dispute.reason)} · {openerWords(dispute, trade)},{" "}
        {formatDateTime(new Date(dispute.createdAt))}
      </p>
      <p className="mt-3 font-semibold">{title}</p>
      <p className="mt-1">{text}</p>
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

const openerWords = ({ openedBy }: DisputeView, trade: TradeView): string => {
  if (openedBy === "clock") return "time ran out";
  return openedBy === "staff"
    ? "opened by Amana"
    : `reported by ${called(openedBy, trade).replace("You", "you")}`;
};
