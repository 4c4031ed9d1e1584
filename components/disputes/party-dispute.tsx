import { RefreshOn } from "@/components/realtime/refresh-on";
import { PageHeading } from "@/components/shell/page-heading";
import { SupportLink } from "@/components/support/support-link";
import { TradeActions, type TradeFormAction } from "@/components/trades/trade-actions";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { titleOf } from "@/lib/assets";
import { reasonOf } from "@/lib/disputes/reasons";
import type { DisputeView } from "@/lib/disputes/schema";
import { reasonLabel, stageNames } from "@/lib/disputes/standing/sides";
import type { Actor } from "@/lib/kernel/command";
import type { RealtimeSettings } from "@/lib/realtime/channels";
import { tradeChannel } from "@/lib/realtime/channels";
import { partnerOf, shortName } from "@/lib/trades/naming";
import { roomMoves } from "@/lib/trades/room-moves";
import type { TradeView } from "@/lib/trades/schema";
import { proposalWords } from "@/lib/trades/sentences";
import type { FormAction } from "@/lib/web/form-state";
import { EvidencePanel } from "./evidence-panel";
import { NextStep } from "./next-step";
import { PartySides } from "./party-sides";
import { RulingCards } from "./ruling-cards";
import { SettlementCard } from "./settlement-card";
import { SituationCard } from "./situation-card";

export type DisputeActions = Record<
  | "statement"
  | "reply"
  | "accept"
  | "appeal"
  | "withdraw"
  | "offer"
  | "offerReturn"
  | "acceptOffer"
  | "declineOffer"
  | "withdrawOffer",
  FormAction
>;

type PartyDisputeProps = {
  trade: TradeView;
  dispute: DisputeView;
  viewer: Actor & { name: string };
  hasPasskey: boolean;
  mayReportAgain: boolean;
  actions: DisputeActions;
  makeMove: TradeFormAction;
  realtime: RealtimeSettings;
};

/** The moves that end a dispute without a decision. */
const ends: readonly string[] = ["concede", "propose-cancel", "agree-cancel"];

/** A dispute for one of its parties, from the report to its end. It moves live. */
export function PartyDispute(props: PartyDisputeProps) {
  const { trade, dispute, viewer, actions, realtime } = props;
  return (
    <>
      <RefreshOn
        realtime={realtime}
        channel={tradeChannel(trade.id)}
        events={["trade.moved", "dispute.moved"]}
      />
      <PageHeading
        title="Dispute"
        lead={
          <>
            {titleOf(trade)}, with <bdi>{shortName(partnerOf(trade).name)}</bdi> ·{" "}
            {reasonLabel(trade.kind, dispute.reason)}
          </>
        }
        aside={
          <Badge tone={dispute.stage === "CLOSED" ? "neutral" : "wait"}>{stageNames[dispute.stage]}</Badge>
        }
      />
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start">
        <div className="grid min-w-0 gap-5">
          <SituationCard dispute={dispute} trade={trade}>
            <NextStep dispute={dispute} trade={trade} actions={actions} />
          </SituationCard>
          <RulingCards dispute={dispute} trade={trade} />
          {dispute.note && <p>{dispute.note}</p>}
          <PartySides dispute={dispute} trade={trade} />
          <Evidence trade={trade} dispute={dispute} viewer={viewer} />
        </div>
        <Aside {...props} />
      </div>
    </>
  );
}

function Evidence({ trade, dispute, viewer }: Pick<PartyDisputeProps, "trade" | "dispute" | "viewer">) {
  const helps = reasonOf(trade.kind, dispute.reason)?.evidence ?? [];
  return (
    <>
      {dispute.stage !== "CLOSED" && helps.length > 0 && (
        <p className="text-sm text-muted">What helps here: {helps.join("; ")}.</p>
      )}
      <EvidencePanel disputeId={dispute.id} viewer={viewer} />
    </>
  );
}

/** Ending it without a decision, and the ways out of this page. */
function Aside({ trade, dispute, actions, makeMove, hasPasskey, mayReportAgain }: PartyDisputeProps) {
  const moves = roomMoves(trade, hasPasskey).filter(({ name }) => ends.includes(name));
  return (
    <div className="grid min-w-0 gap-5">
      <SettlementCard dispute={dispute} trade={trade} actions={actions} />
      {moves.length > 0 && (
        <TitledCard title="End it">
          <TradeActions
            action={makeMove}
            tradeId={trade.id}
            moves={moves}
            proposal={proposalWords(trade)}
            mayDispute={false}
            now={trade.now}
          />
        </TitledCard>
      )}
      <div className="grid gap-3">
        <ButtonLink href={`/trades/${trade.id}`} kind="quiet" wide>
          Back to the trade
        </ButtonLink>
        <ButtonLink href={`/trades/${trade.id}/dossier`} kind="quiet" wide>
          Dossier for a bank or the police
        </ButtonLink>
        {mayReportAgain && (
          <ButtonLink href={`/trades/${trade.id}/dispute?new=1`} kind="quiet" wide>
            Report another problem
          </ButtonLink>
        )}
        <SupportLink about="trade" id={trade.id} />
      </div>
    </div>
  );
}
