"use client";
import { useState } from "react";
import { useChannel } from "@/components/realtime/use-channel";
import { ButtonLink } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { TitledCard } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { type RealtimeSettings, tradeChannel } from "@/lib/realtime/channels";
import type { RecordHead } from "@/lib/records";
import { apiGet } from "@/lib/web/browser-api";

type RecordCardProps = { tradeId: string; head: RecordHead; realtime: RealtimeSettings };

/** The letters that people compare. */
const SHORT = 16;

/** The head of a trade's record, kept up to date: both parties see the same. */
export function RecordCard({ tradeId, head: first, realtime }: RecordCardProps) {
  const [latest, setLatest] = useState(first);
  const head = latest.entries > first.entries ? latest : first;
  const ask = () => void apiGet<RecordHead>(`/trades/${tradeId}/record`).then(setLatest, () => {});
  useChannel(realtime, tradeChannel(tradeId), { "trade.moved": ask, "chat.sent": ask, caughtUp: ask });
  const code = head.head.slice(0, SHORT);
  return (
    <TitledCard title="Record" aside={<span className="text-sm text-muted">{entriesOf(head)}</span>}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <code title="Both of you see the same" className="text-lg tracking-wide">
          {code.replaceAll(/(.{4})(?=.)/g, "$1 ")}
        </code>
        <CopyButton text={code} />
      </div>
      <p className="mt-2 text-sm text-muted">
        This code covers every move and message so far. Both of you see the same one.
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <a
          href={`/trades/${tradeId}/record`}
          download
          className={buttonClass({ kind: "quiet", size: "small" })}
        >
          Download record
        </a>
        <ButtonLink href="/proofs" kind="quiet" size="small">
          Verify it
        </ButtonLink>
      </div>
      {head.sealed === 0 && (
        <p className="mt-3 text-sm text-muted">
          The download includes a proof once the day’s root is published, after midnight in Lagos.
        </p>
      )}
    </TitledCard>
  );
}

const entriesOf = ({ entries, sealed }: RecordHead): string =>
  sealed === 0 ? `${entries} entries` : `${entries} entries, ${sealed} under a published root`;
