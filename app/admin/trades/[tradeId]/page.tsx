import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DisputeCard } from "@/components/admin/dispute-card";
import { EscrowEntries } from "@/components/admin/escrow-entries";
import { PartyCard } from "@/components/admin/party-card";
import { RulingCard } from "@/components/admin/ruling-card";
import { TradeFactsCard } from "@/components/admin/trade-facts-card";
import { TradeHistory } from "@/components/admin/trade-history";
import { TradeStateBadge } from "@/components/admin/trade-state";
import { Transcript } from "@/components/admin/transcript";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { PageHeading } from "@/components/shell/page-heading";
import { TitledCard } from "@/components/ui/card";
import { shortCode } from "@/lib/kernel/ids";
import { browserSettings } from "@/lib/realtime";
import { tradeChannel } from "@/lib/realtime/channels";
import { inspectTrade } from "@/lib/staff";
import { requireStaff } from "../../require-staff";
import { rule } from "./actions";

export const metadata: Metadata = { title: "Trade" };

export default async function AdminTradePage({ params }: { params: Promise<{ tradeId: string }> }) {
  const viewer = await requireStaff();
  const inspected = await inspectTrade(viewer, (await params).tradeId);
  if (!inspected) notFound();
  const { trade, dispute, messages, entries, buyer, seller } = inspected;
  const mayRule = trade.state === "DISPUTED" && viewer.roles.includes("MODERATOR");
  return (
    <>
      {mayRule && (
        <RefreshOn
          realtime={browserSettings()}
          channel={tradeChannel(trade.id)}
          events={["trade.moved", "chat.sent"]}
        />
      )}
      <PageHeading
        title={`Trade ${shortCode(trade.id)}`}
        lead={<span className="break-all">{trade.id}</span>}
        aside={<TradeStateBadge state={trade.state} />}
      />
      <div className="grid gap-5 lg:grid-cols-[1fr_22rem] lg:items-start">
        <div className="grid min-w-0 gap-5">
          {dispute && <DisputeCard dispute={dispute} now={trade.now} />}
          {mayRule && <RulingCard inspected={inspected} action={rule} />}
          {messages && <Transcript messages={messages} />}
          <EscrowEntries entries={entries} />
        </div>
        <div className="grid min-w-0 gap-5">
          <TradeFactsCard inspected={inspected} />
          <PartyCard side="Buyer" party={buyer} />
          <PartyCard side="Seller" party={seller} />
          <TitledCard title="Timeline">
            <TradeHistory moves={trade.moves} />
          </TitledCard>
        </div>
      </div>
    </>
  );
}
