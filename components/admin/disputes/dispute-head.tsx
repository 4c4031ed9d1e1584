import { ClockStrip } from "@/components/disputes/clock-strip";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { AssetKind } from "@/lib/assets";
import type { CaseView } from "@/lib/disputes";
import { reasonLabel, stageNames } from "@/lib/disputes/standing/sides";
import { stagesOf } from "@/lib/disputes/standing/stages";

const openers = {
  buyer: "reported by the buyer",
  seller: "reported by the seller",
  staff: "opened by staff",
  clock: "opened because time ran out",
};

/** What a case is about, where it stands and whose it is, with its clocks in a strip. */
export function DisputeHead({ one: { dispute, moderatorName }, kind }: { one: CaseView; kind: AssetKind }) {
  const { openedBy, createdAt, now, note, isClaim, stage, timesLate } = dispute;
  return (
    <section aria-label="Dispute" className="grid gap-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-lg">Dispute: {reasonLabel(kind, dispute.reason)}</h2>
        <Badge tone={stage === "CLOSED" ? "neutral" : "danger"}>{stageNames[stage]}</Badge>
        {timesLate > 0 && <Badge tone="danger">Late</Badge>}
        {isClaim && <Badge tone="info">Trade had ended</Badge>}
        <span className="text-muted">
          {openers[openedBy]} <RelativeTime at={new Date(createdAt)} now={new Date(now)} />
          {moderatorName && `, ${stage === "CLOSED" ? "decided" : "reviewed"} by ${moderatorName}`}
        </span>
      </div>
      {note && <p className="text-muted">{note}</p>}
      <ClockStrip stages={stagesOf(dispute)} isDense />
    </section>
  );
}
