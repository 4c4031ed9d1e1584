import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { Countdown } from "@/components/ui/countdown";
import { Notice } from "@/components/ui/notice";
import type { DisputeView } from "@/lib/disputes/schema";
import { disputeSituation } from "@/lib/disputes/standing/situation";
import { stagesOf } from "@/lib/disputes/standing/stages";
import type { TradeView } from "@/lib/trades/schema";
import { ClockStrip } from "./clock-strip";

type SituationCardProps = {
  dispute: DisputeView;
  trade: TradeView;
  /** What the viewer does now. */
  children?: ReactNode;
};

/** Where the dispute stands for the viewer: what they do now or whom they wait for, with the clocks. */
export function SituationCard({ dispute, trade, children }: SituationCardProps) {
  const { tone, title, text } = disputeSituation(dispute, trade);
  return (
    <Card aria-label="Dispute status" className="flex flex-col gap-5 p-5 sm:p-6">
      <div aria-live="polite">
        <Notice
          tone={tone}
          title={title}
          aside={
            dispute.deadlineAt &&
            !dispute.isStopped && (
              <Countdown
                key={dispute.deadlineAt}
                deadline={dispute.deadlineAt}
                now={dispute.now}
                className="text-[1.375rem]"
              />
            )
          }
        >
          {text}
        </Notice>
      </div>
      <ClockStrip stages={stagesOf(dispute)} />
      {children}
    </Card>
  );
}
