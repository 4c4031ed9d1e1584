import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { TradeRoom } from "@/components/trades/trade-room";
import { titleOf } from "@/lib/assets";
import { readLatestMessages } from "@/lib/chat";
import { getDisputeFor } from "@/lib/disputes";
import { ownPasskeys } from "@/lib/identity";
import { newId } from "@/lib/kernel/ids";
import { browserSettings } from "@/lib/realtime";
import { getTradeFor } from "@/lib/trades";
import { markOpened } from "@/lib/web/opened-page";
import { getViewer, requireViewer } from "@/lib/web/session";
import { Paused } from "../../settings/security/paused";
import { makeMove, sendByForm } from "./actions";

type Address = { params: Promise<{ tradeId: string }> };

const FIRST_MESSAGES = 50;

/** The trade, for its parties only: not found for others. */
const readRoom = cache(async (tradeId: string) => {
  const viewer = await getViewer();
  if (!viewer || !z.uuid().safeParse(tradeId).success) return undefined;
  const trade = await getTradeFor(viewer, tradeId);
  return trade && trade.role !== "moderator" ? trade : undefined;
});

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const trade = await readRoom((await params).tradeId);
  return { title: trade ? titleOf(trade) : "Trade" };
}

export default async function TradePage({ params }: Address) {
  const viewer = await requireViewer();
  const { tradeId } = await params;
  const trade = await readRoom(tradeId);
  if (!trade) notFound();
  await markOpened(viewer, `/trades/${trade.id}`);
  const [messages, dispute, passkeys] = await Promise.all([
    readLatestMessages(viewer, trade.id, FIRST_MESSAGES),
    trade.moves.some(({ toState }) => toState === "DISPUTED") ? getDisputeFor(viewer, trade.id) : undefined,
    viewer.hasFactor ? ownPasskeys(viewer.id) : [],
  ]);
  return (
    <>
      <Paused viewer={viewer} className="mb-5" />
      <TradeRoom
        trade={trade}
        dispute={dispute}
        messages={messages}
        balanceMinor={viewer.balanceMinor}
        makeMove={makeMove}
        hasPasskey={passkeys.length > 0}
        sendByForm={sendByForm}
        realtime={browserSettings()}
        messageKey={newId()}
      />
    </>
  );
}
