import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import type { AssetKind } from "@/lib/assets";
import type { DisputeView } from "@/lib/disputes";
import { reasonWords, rulingWords } from "@/lib/disputes/words";
import { formatDateTime } from "@/lib/kernel/time-format";

const openers = {
  buyer: "Reported by buyer",
  seller: "Reported by seller",
  clock: "Deadline passed",
  staff: "Opened by staff",
};

/** What was put before us, and what was decided. `now` as an ISO string. */
export function DisputeCard({ dispute, kind, now }: { dispute: DisputeView; kind: AssetKind; now: string }) {
  const { openedBy, reason, note, createdAt, rulings, reviewStartedAt, stage } = dispute;
  const ruling = rulings.at(-1);
  return (
    <TitledCard
      title="Dispute"
      aside={<RelativeTime at={new Date(createdAt)} now={new Date(now)} className="text-sm text-muted" />}
    >
      <p className="font-semibold">{reasonWords(kind, reason) ?? note ?? "Deadline passed"}</p>
      <p className="text-sm text-muted">
        {openers[openedBy]}.{" "}
        {reviewStartedAt && `Review started ${formatDateTime(new Date(reviewStartedAt))}.`}
      </p>
      {openedBy !== "clock" && openedBy !== "staff" && (
        <blockquote className="mt-3 rounded-inset bg-ground px-4 py-3 whitespace-pre-wrap">
          {dispute[openedBy].statement?.body}
        </blockquote>
      )}
      {stage === "CLOSED" && (
        <div className="mt-4">
          <Notice tone="ok" title={ruling ? rulingWords[ruling.outcome] : "Settled by the parties"}>
            {ruling?.reason}
          </Notice>
        </div>
      )}
    </TitledCard>
  );
}
