import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { PushInvite } from "@/components/notifications/push-switch";
import { TradeRoom } from "@/components/trades/trade-room";
import { titleOf } from "@/lib/assets";
import { readLatestMessages } from "@/lib/chat";
import { getDisputeFor } from "@/lib/disputes";
import { ownPasskeys } from "@/lib/identity";
import { newId } from "@/lib/kernel/ids";
import { browserSettings } from "@/lib/realtime";
import { getTradeFor } from "@/lib/trades";
import { firstName, partnerOf } from "@/lib/trades/naming";
import { markOpened } from "@/lib/web/opened-page";
import { getViewer, requireViewer } from "@/lib/web/session";
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
    <TradeRoom
      trade={trade}
      dispute={dispute}
      messages={messages}
      balanceMinor={viewer.balanceMinor}
      makeMove={makeMove}
      hasPasskey={passkeys.length > 0}
      sendByForm={sendByForm}
      invite={
        trade.endedAt === null && (
          <PushInvite
            viewer={viewer}
            title={`Get a notification when ${firstName(partnerOf(trade).name)} answers`}
          />
        )
      }
      realtime={browserSettings()}
      messageKey={newId()}
    />
  );
}
