import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Countdown } from "@/components/ui/countdown";
import { Notice } from "@/components/ui/notice";
import { Stepper } from "@/components/ui/stepper";
import { reasonsFor } from "@/lib/disputes/words";
import { keyFor } from "@/lib/kernel/ids";
import { isFinal } from "@/lib/trades/moves";
import { roomMoves } from "@/lib/trades/room-moves";
import type { TradeView } from "@/lib/trades/schema";
import { proposalWords } from "@/lib/trades/sentences";
import { situationOf } from "@/lib/trades/situation";
import { stepsOf } from "@/lib/trades/steps";
import { TradeActions, type TradeFormAction } from "./trade-actions";

type NowCardProps = { trade: TradeView; action: TradeFormAction; hasPasskey: boolean };

/** The trade's progress, the next action, its deadline, and what happens after it. */
export function NowCard({ trade, action, hasPasskey }: NowCardProps) {
  const { tone, title, text } = situationOf(trade);
  const mayDispute = trade.openMoves.includes("dispute");
  return (
    <Card aria-label="Trade status" className="flex flex-col gap-5 p-5 sm:p-6">
      <Stepper steps={stepsOf(trade)} label="Steps of this trade" />
      <div aria-live="polite">
        <Notice
          tone={tone}
          title={title}
          aside={
            trade.deadlineAt && (
              <Countdown
                key={trade.deadlineAt}
                deadline={trade.deadlineAt}
                now={trade.now}
                className="text-[1.375rem]"
              />
            )
          }
        >
          {text}
        </Notice>
      </div>
      <TradeActions
        action={action}
        tradeId={trade.id}
        moves={roomMoves(trade, hasPasskey)}
        proposal={proposalWords(trade)}
        disputeKey={mayDispute ? keyFor("dispute", trade.id, trade.version) : undefined}
        reasons={trade.role === "moderator" ? {} : reasonsFor(trade.kind, trade.role)}
        now={trade.now}
      />
      {isFinal(trade.state) && (
        <div className="grid gap-3 sm:flex">
          <ButtonLink href="/wallet">Go to wallet</ButtonLink>
          <ButtonLink href="/offers" kind="quiet">
            Back to offers
          </ButtonLink>
        </div>
      )}
    </Card>
  );
}
