import { notFound } from "next/navigation";
import { CorrectLink } from "@/components/admin/corrections/correct-link";
import { DisputeCard } from "@/components/admin/disputes/dispute-card";
import { RulingCard } from "@/components/admin/disputes/ruling-card";
import { Transcript, UnclaimedChat } from "@/components/admin/disputes/transcript";
import { Column, SubjectPage } from "@/components/admin/subject-page";
import { EscrowEntries } from "@/components/admin/trades/escrow-entries";
import { ExtendForm } from "@/components/admin/trades/extend-form";
import { PartyCard } from "@/components/admin/trades/party-card";
import { TradeFactsCard } from "@/components/admin/trades/trade-facts-card";
import { TradeHistory } from "@/components/admin/trades/trade-history";
import { TradeStateBadge } from "@/components/admin/trades/trade-state";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { TitledCard } from "@/components/ui/card";
import { correctionActsOf } from "@/lib/corrections";
import { keyFor } from "@/lib/kernel/ids";
import { may, mayRead } from "@/lib/kernel/permissions";
import { browserSettings } from "@/lib/realtime";
import { tradeChannel } from "@/lib/realtime/channels";
import { inspectTrade } from "@/lib/staff";
import { newForm } from "@/lib/web/form-state";
import { requirePermission } from "../../require-permission";
import { giveTime, review, rule } from "./actions";

/** Everything staff see of one trade, in a page of its own and beside its queue. */
export async function TradeCase({ tradeId }: { tradeId: string }) {
  const viewer = await requirePermission("trade.read", mayRead);
  const inspected = await inspectTrade(viewer, tradeId);
  if (!inspected) notFound();
  const { trade, dispute, messages, entries, buyer, seller } = inspected;
  const mayRule = trade.state === "DISPUTED" && may(viewer, "dispute.rule");
  const mayExtend = trade.openMoves.includes("extend") && may(viewer, "trade.extend") && !inspected.isOwnCase;
  const mayCorrect = correctionActsOf(viewer).length > 0;
  const correcting = { about: { kind: "trade", id: trade.id } } as const;
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
        <Column>
          {dispute && <DisputeCard kind={trade.kind} dispute={dispute} now={trade.now} />}
          {mayRule && <RulingCard inspected={inspected} action={rule} review={review} />}
          {messages ? <Transcript messages={messages} /> : mayRule && <UnclaimedChat />}
          <EscrowEntries entries={entries} />
        </Column>
        <Column>
          <TradeFactsCard inspected={inspected} />
          <PartyCard side="buyer" party={buyer} />
          {mayCorrect && <CorrectLink {...correcting} personId={buyer.id} />}
          <PartyCard side="seller" party={seller} />
          {mayCorrect && <CorrectLink {...correcting} personId={seller.id} />}
          {mayExtend && (
            <TitledCard title="More time">
              <ExtendForm
                tradeId={trade.id}
                action={giveTime}
                initial={newForm(keyFor("extend", viewer.id, trade.id, trade.version))}
              />
            </TitledCard>
          )}
          <TitledCard title="Timeline">
            <TradeHistory trade={trade} />
          </TitledCard>
        </Column>
      </SubjectPage>
    </>
  );
}
