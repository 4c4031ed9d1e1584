import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PushInvite } from "@/components/notifications/push-switch";
import { TradeRoom } from "@/components/trades/trade-room";
import { titleOf } from "@/lib/assets";
import { readLatestMessages } from "@/lib/chat";
import { evidenceLines, getDisputeFor } from "@/lib/disputes";
import { documentsOf } from "@/lib/documents";
import { ownPasskeys } from "@/lib/identity";
import { newId } from "@/lib/kernel/ids";
import { browserSettings } from "@/lib/realtime";
import { headOf } from "@/lib/records";
import { readReviews } from "@/lib/reviews";
import { canBook, shipmentFor } from "@/lib/shipments";
import { firstName, partnerOf } from "@/lib/trades/naming";
import type { TradeView } from "@/lib/trades/schema";
import { markOpened } from "@/lib/web/opened-page";
import { requireViewer } from "@/lib/web/session";
import { Paused } from "../../settings/security/paused";
import { makeMove, rate, sendByForm } from "./actions";
import { cancelCarrier } from "./carrier/actions";
import { readRoom } from "./room";

type Address = { params: Promise<{ tradeId: string }> };

const FIRST_MESSAGES = 50;

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
  const wasDisputed = trade.moves.some(({ toState }) => toState === "DISPUTED");
  const [messages, dispute, evidence, passkeys, reviews, head, documents, shipment, shipmentBack] =
    await Promise.all([
      readLatestMessages(viewer, trade.id, FIRST_MESSAGES),
      wasDisputed ? getDisputeFor(viewer, trade.id) : undefined,
      wasDisputed ? evidenceLines(viewer, trade.id) : [],
      viewer.hasFactor ? ownPasskeys(viewer.id) : [],
      trade.endedAt && isRatedHere(trade) ? readReviews(viewer, trade.id) : undefined,
      headOf(viewer, trade.id),
      trade.endedAt ? documentsOf(viewer, { kind: "trade", id: trade.id }) : [],
      trade.parcel ? shipmentFor(viewer, trade.id) : undefined,
      trade.parcel?.back?.sent ? shipmentFor(viewer, trade.id, true) : undefined,
    ]);
  return (
    <>
      <Paused viewer={viewer} className="mb-5" />
      <TradeRoom
        trade={trade}
        dispute={dispute}
        evidence={evidence}
        messages={messages}
        reviews={reviews}
        head={head}
        documents={documents}
        shipment={shipment}
        shipmentBack={shipmentBack}
        canBook={canBook()}
        cancelLabel={cancelCarrier}
        makeMove={makeMove}
        rate={rate}
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
    </>
  );
}

/** A purchase in parts is rated once, with its last part. */
const isRatedHere = ({ part }: TradeView) => part === null || part.number === part.of;
