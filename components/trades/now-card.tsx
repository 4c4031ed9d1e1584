import { uiOf } from "@/components/assets";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Countdown } from "@/components/ui/countdown";
import { Notice } from "@/components/ui/notice";
import { Stepper } from "@/components/ui/stepper";
import type { DisputeView } from "@/lib/disputes";
import { disputeSituation } from "@/lib/disputes/standing/situation";
import { formatDateTime, formatTimeLeft } from "@/lib/kernel/time-format";
import { isFinal, whoseTurn } from "@/lib/trades/moves";
import { stoppedWords } from "@/lib/trades/outages/views";
import { parcelStepsOf } from "@/lib/trades/parcel/steps";
import { roomMoves } from "@/lib/trades/room-moves";
import type { TradeView } from "@/lib/trades/schema";
import { proposalWords } from "@/lib/trades/sentences";
import { situationOf } from "@/lib/trades/situation";
import { startOf, stepsOf } from "@/lib/trades/steps";
import { orderFacts } from "./parcel/order-facts";
import { OrderStepper } from "./parcel/order-stepper";
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
      {trade.parcel ? (
        <OrderStepper
          steps={parcelStepsOf(trade, trade.parcel)}
          isTurn={whoseTurn(trade) === trade.role || trade.state === "DISPUTED"}
        />
      ) : (
        <Stepper steps={stepsOf(trade)} label="Steps of this trade" />
      )}
      <div aria-live="polite" className="grid gap-3">
        <Notice
          tone={tone}
          title={title}
          aside={
            deadline &&
            !trade.stoppedBy && (
              <>
                <Countdown key={deadline} deadline={deadline} now={trade.now} className="text-[1.375rem]" />
                {trade.parcel && <span className="block text-sm font-medium">{leftTo(trade)}</span>}
              </>
            )
          }
        >
          {text}
          {trade.parcel &&
            deadline &&
            !trade.stoppedBy &&
            ` The time ends ${formatDateTime(new Date(deadline))}.`}
        </Notice>
        {trade.stoppedBy && <StoppedNotice trade={trade} by={trade.stoppedBy} />}
      </div>
      <TradeActions
        action={action}
        tradeId={trade.id}
        moves={roomMoves(trade, hasPasskey)}
        proposal={proposalWords(trade)}
        mayDispute={trade.openMoves.includes("dispute")}
        order={orderFacts(trade)}
        now={trade.now}
      />
      {isFinal(trade.state) && <WaysOn trade={trade} />}
    </Card>
  );
}

/** What an order's clock counts down to. */
function leftTo({ state, begunAt, parcel }: TradeView): string {
  if (state === "DELIVERED") return "left to look at it";
  if (state === "SHIPPED") return "to the last day";
  if (state !== "IN_ESCROW") return "";
  if (!begunAt) return "left to start";
  return parcel?.way.isPickUp ? "left to meet" : "left to send";
}

function WaysOn({ trade }: { trade: TradeView }) {
  return (
    <div className="grid gap-3 sm:flex">
      <ButtonLink href="/wallet">Go to wallet</ButtonLink>
      <ButtonLink href={wayOn(trade).href} kind="quiet">
        {wayOn(trade).says}
      </ButtonLink>
    </div>
  );
}

/** Where the market is that an ended trade leads back to. */
function wayOn(trade: TradeView): { href: string; says: string } {
  if (trade.parcel && trade.role === "seller")
    return { href: `/goods/${trade.offerId}`, says: "Back to the listing" };
  if (trade.parcel) return uiOf(trade.kind).similar(trade);
  return mayPublishAgain(trade)
    ? { href: `/offers/new?again=${trade.offerId}`, says: "Publish again" }
    : { href: "/offers", says: "Back to offers" };
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
