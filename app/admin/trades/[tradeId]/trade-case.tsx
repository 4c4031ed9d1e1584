import { notFound } from "next/navigation";
import { CorrectLink } from "@/components/admin/corrections/correct-link";
import { DisputeCase } from "@/components/admin/disputes/dispute-case";
import { OpenReviewForm } from "@/components/admin/disputes/open-review-form";
import { Column, SubjectPage } from "@/components/admin/subject-page";
import { EscrowEntries } from "@/components/admin/trades/escrow-entries";
import { ExtendForm } from "@/components/admin/trades/extend-form";
import { PartyCard } from "@/components/admin/trades/party-card";
import { TradeFactsCard } from "@/components/admin/trades/trade-facts-card";
import { TradeHistory } from "@/components/admin/trades/trade-history";
import { TradeStateBadge } from "@/components/admin/trades/trade-state";
import { DocumentsCard } from "@/components/documents/documents-card";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { Card, TitledCard } from "@/components/ui/card";
import { correctionActsOf } from "@/lib/corrections";
import { getCaseFor, partyHistories, similarRulings } from "@/lib/disputes";
import { documentsOf } from "@/lib/documents";
import type { DocumentView } from "@/lib/documents/schema";
import { keyFor } from "@/lib/kernel/ids";
import { may, mayRead } from "@/lib/kernel/permissions";
import { browserSettings } from "@/lib/realtime";
import { tradeChannel } from "@/lib/realtime/channels";
import { type InspectedTrade, inspectTrade } from "@/lib/staff";
import { isFinal } from "@/lib/trades/moves";
import { newForm } from "@/lib/web/form-state";
import type { Viewer } from "@/lib/web/session";
import { requirePermission } from "../../require-permission";
import { giveTime, openReview, review, rule } from "./actions";

const PRECEDENTS = 10;

/** Everything staff see of one trade, in a page of its own and beside its queue; its dispute first. */
export async function TradeCase({ tradeId }: { tradeId: string }) {
  const viewer = await requirePermission("trade.read", mayRead);
  const inspected = await inspectTrade(viewer, tradeId);
  if (!inspected) notFound();
  const { trade, messages } = inspected;
  const documents = trade.endedAt ? await documentsOf(viewer, { kind: "trade", id: trade.id }) : [];
  return (
    <>
      {messages && (
        <RefreshOn
          realtime={browserSettings()}
          channel={tradeChannel(trade.id)}
          events={["trade.moved", "dispute.moved", "chat.sent"]}
        />
      )}
      <SubjectPage kind="Trade" subject={trade} badge={<TradeStateBadge state={trade.state} />}>
        <div className="min-w-0 @3xl:col-span-2">
          <Dispute inspected={inspected} viewer={viewer} />
        </div>
        <Record inspected={inspected} viewer={viewer} documents={documents} />
      </SubjectPage>
    </>
  );
}

type PartProps = { inspected: InspectedTrade; viewer: Viewer };

async function Dispute({ inspected, viewer }: PartProps) {
  const { trade, dispute } = inspected;
  if (!dispute) return null;
  const [one, histories, precedents] = await Promise.all([
    getCaseFor(viewer, trade.id),
    partyHistories(viewer, trade.id),
    similarRulings(viewer, { kind: trade.kind, reason: dispute.reason, limit: PRECEDENTS }),
  ]);
  if (!one) return null;
  return (
    <DisputeCase
      inspected={inspected}
      one={one}
      histories={histories}
      precedents={precedents}
      viewer={viewer}
      actions={{ rule, review }}
    />
  );
}

function Record({ inspected, viewer, documents }: PartProps & { documents: readonly DocumentView[] }) {
  const { trade, entries, buyer, seller, isOwnCase, dispute } = inspected;
  const mayExtend = trade.openMoves.includes("extend") && may(viewer, "trade.extend") && !isOwnCase;
  const mayReview =
    may(viewer, "dispute.rule") &&
    !isOwnCase &&
    trade.state !== "DISPUTED" &&
    !isFinal(trade.state) &&
    !dispute;
  const mayCorrect = correctionActsOf(viewer).length > 0;
  const correcting = { about: { kind: "trade", id: trade.id } } as const;
  return (
    <>
      <Column>
        <EscrowEntries entries={entries} />
        <DocumentsCard documents={documents} />
        <TitledCard title="Timeline">
          <TradeHistory trade={trade} />
        </TitledCard>
      </Column>
      <Column>
        <TradeFactsCard inspected={inspected} />
        <PartyCard side="buyer" party={buyer} />
        {mayCorrect && <CorrectLink {...correcting} personId={buyer.id} />}
        <PartyCard side="seller" party={seller} />
        {mayCorrect && <CorrectLink {...correcting} personId={seller.id} />}
        {mayReview && (
          <Card aria-label="Review" className="px-5 py-2">
            <OpenReviewForm
              action={openReview}
              tradeId={trade.id}
              formKey={keyFor("staff-review", trade.id)}
            />
          </Card>
        )}
        {mayExtend && (
          <TitledCard title="More time">
            <ExtendForm
              tradeId={trade.id}
              action={giveTime}
              initial={newForm(keyFor("extend", viewer.id, trade.id, trade.version))}
            />
          </TitledCard>
        )}
      </Column>
    </>
  );
}
