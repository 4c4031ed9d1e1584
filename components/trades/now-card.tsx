import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Countdown } from "@/components/ui/countdown";
import { Notice } from "@/components/ui/notice";
import { Stepper } from "@/components/ui/stepper";
import type { DisputeView } from "@/lib/disputes";
import { disputeSituation } from "@/lib/disputes/standing/situation";
import { formatTimeLeft } from "@/lib/kernel/time-format";
import { isFinal } from "@/lib/trades/moves";
import { stoppedWords } from "@/lib/trades/outages/views";
import { roomMoves } from "@/lib/trades/room-moves";
import type { TradeView } from "@/lib/trades/schema";
import { proposalWords } from "@/lib/trades/sentences";
import { situationOf } from "@/lib/trades/situation";
import { startOf, stepsOf } from "@/lib/trades/steps";
import { TradeActions, type TradeFormAction } from "./trade-actions";

type NowCardProps = {
  trade: TradeView;
  dispute: DisputeView | undefined;
  action: TradeFormAction;
  hasPasskey: boolean;
};

/** The trade's progress, the next action, its deadline, and what happens after it. */
export function NowCard({ trade, dispute, action, hasPasskey }: NowCardProps) {
  const { tone, title, text } = situationOf(trade, dispute && disputeSituation(dispute, trade));
  const deadline = trade.state === "DISPUTED" && !dispute?.isStopped ? dispute?.deadlineAt : trade.deadlineAt;
  return (
    <Card aria-label="Trade status" className="flex flex-col gap-5 p-5 sm:p-6">
      <Stepper steps={stepsOf(trade)} label="Steps of this trade" />
      <div aria-live="polite" className="grid gap-3">
        <Notice
          tone={tone}
          title={title}
          aside={
            deadline &&
            !trade.stoppedBy && (
              <Countdown key={deadline} deadline={deadline} now={trade.now} className="text-[1.375rem]" />
            )
          }
        >
          {text}
        </Notice>
        {trade.stoppedBy && <StoppedNotice trade={trade} by={trade.stoppedBy} />}
      </div>
      <TradeActions
        action={action}
        tradeId={trade.id}
        moves={roomMoves(trade, hasPasskey)}
        proposal={proposalWords(trade)}
        mayDispute={trade.openMoves.includes("dispute")}
        now={trade.now}
      />
      {isFinal(trade.state) && (
        <div className="grid gap-3 sm:flex">
          <ButtonLink href="/wallet">Go to wallet</ButtonLink>
          {mayPublishAgain(trade) ? (
            <ButtonLink href={`/offers/new?again=${trade.offerId}`} kind="quiet">
              Publish again
            </ButtonLink>
          ) : (
            <ButtonLink href="/offers" kind="quiet">
              Back to offers
            </ButtonLink>
          )}
        </div>
      )}
    </Card>
  );
}

/** The clock stands still; the time that was left as it stopped is shown, and does not run. */
function StoppedNotice({ trade, by }: { trade: TradeView; by: NonNullable<TradeView["stoppedBy"]> }) {
  const { title, text } = stoppedWords(by);
  const since = new Date(Math.max(Date.parse(by.since), Date.parse(trade.deliveredAt ?? startOf(trade))));
  return (
    <Notice
      tone="wait"
      title={title}
      aside={
        trade.deadlineAt && (
          <span className="text-base font-semibold">{formatTimeLeft(new Date(trade.deadlineAt), since)}</span>
        )
      }
    >
      {text}
    </Notice>
  );
}

/** A seller whose offer went with the trade; one that an agreement called off is open again, unless parts of it are sold. */
const mayPublishAgain = ({ role, state, moves, part }: TradeView) =>
  role === "seller" &&
  state === "CANCELLED" &&
  (moves.at(-1)?.move !== "agree-cancel" || (part?.number ?? 1) > 1);
