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
};

/** What was put before us, and what was decided. `now` as an ISO string. */
export function DisputeCard({ dispute, kind, now }: { dispute: DisputeView; kind: AssetKind; now: string }) {
  const { openedBy, reason, statement, createdAt, ruling, rulingReason, reviewStartedAt, state } = dispute;
  return (
    <TitledCard
      title="Dispute"
      aside={<RelativeTime at={createdAt} now={new Date(now)} className="text-sm text-muted" />}
    >
      <p className="font-semibold">{reasonWords(kind, reason) ?? "Deadline passed"}</p>
      <p className="text-sm text-muted">
        {openers[openedBy]}. {reviewStartedAt && `Review started ${formatDateTime(reviewStartedAt)}.`}
      </p>
      {openedBy !== "clock" && (
        <blockquote className="mt-3 rounded-inset bg-ground px-4 py-3 whitespace-pre-wrap">
          {statement}
        </blockquote>
      )}
      {state === "CLOSED" && (
        <div className="mt-4">
          <Notice tone="ok" title={ruling ? rulingWords[ruling] : "Settled by the parties"}>
            {rulingReason}
          </Notice>
        </div>
      )}
    </TitledCard>
  );
}
