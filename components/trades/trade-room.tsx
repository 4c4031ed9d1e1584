import type { ReactNode } from "react";
import { uiOf } from "@/components/assets";
import { ChatPanel } from "@/components/chat/chat-panel";
import { withEvidence } from "@/components/disputes/evidence-lines";
import { DocumentsCard } from "@/components/documents/documents-card";
import { RecordCard } from "@/components/records/record-card";
import { RatingCard } from "@/components/reviews/rating-card";
import { PageHeading } from "@/components/shell/page-heading";
import { SupportLink } from "@/components/support/support-link";
import { TitledCard } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { Timeline } from "@/components/ui/timeline";
import { titleOf } from "@/lib/assets";
import { roomOf, unreadIn } from "@/lib/chat/room";
import type { MessagePage } from "@/lib/chat/schema";
import type { DisputeView, EvidenceLine } from "@/lib/disputes";
import type { DocumentView } from "@/lib/documents/schema";
import { shortCode } from "@/lib/kernel/ids";
import type { RealtimeSettings } from "@/lib/realtime/channels";
import type { RecordHead } from "@/lib/records";
import type { TradeReviews } from "@/lib/reviews/schema";
import type { ShipmentView } from "@/lib/shipments/schema";
import { performerOf } from "@/lib/trades/moves";
import { firstName, partnerOf, shortName } from "@/lib/trades/naming";
import { type HistoryEntry, historyOf } from "@/lib/trades/outages/views";
import type { TradeView } from "@/lib/trades/schema";
import { sentenceOf, towards } from "@/lib/trades/sentences";
import { BoughtLines } from "./bought-lines";
import { DisputeCard } from "./dispute-card";
import { NowCard } from "./now-card";
import { CodeCard } from "./parcel/code-card";
import { LabelCard } from "./parcel/label-card";
import { SentBackCard, SentCard } from "./parcel/sent-card";
import { PartsCard } from "./parts-card";
import { RoomTabs } from "./room-tabs";
import type { TradeFormAction } from "./trade-actions";
import { WhereTheMoneyIs } from "./where-the-money-is";

type TradeRoomProps = {
  trade: TradeView;
  dispute: DisputeView | undefined;
  /** What the sides have added to its disputes. */
  evidence: readonly EvidenceLine[];
  messages: MessagePage;
  /** Once it has ended. */
  reviews: TradeReviews | undefined;
  /** The newest entry of its record. */
  head: RecordHead;
  /** What was issued to the viewer, once it has ended. */
  documents: readonly DocumentView[];
  /** How its carrier says that it goes, or what is booked. */
  shipment: ShipmentView | undefined;
  /** By which it goes back. */
  shipmentBack: ShipmentView | undefined;
  /** Whether its seller can book a carrier here. */
  canBook: boolean;
  cancelLabel: TradeFormAction;
  makeMove: TradeFormAction;
  rate: TradeFormAction;
  /** Then they sign what they pay. */
  hasPasskey: boolean;
  sendByForm: TradeFormAction;
  /** Offers notifications on this device. */
  invite: ReactNode;
  realtime: RealtimeSettings;
  /** Names the message that the form without script would send. */
  messageKey: string;
};

/** The trade and its chat, for one of the two parties. */
export function TradeRoom(props: TradeRoomProps) {
  const { trade, messages, evidence } = props;
  const moves = historyOf(trade.moves, trade.stops, (entry) => ({
    id: String(entry.sequence),
    at: new Date(entry.at),
    text: sentenceOf(entry, trade),
    detail: entry.note ?? undefined,
  }));
  const history = withEvidence(moves, evidence, trade.role);
  return (
    <div className="group/room max-md:pb-20 max-md:has-[#show-chat:checked]:-mt-5 max-md:has-[#show-chat:checked]:pb-0">
      <RoomTabs
        initialUnread={unreadIn(roomOf(messages))}
        heading={<Heading trade={trade} />}
        trade={<TradeHalf {...props} history={history} />}
        chat={<ChatHalf {...props} history={history} />}
      />
    </div>
  );
}

type HalfProps = TradeRoomProps & { history: HistoryEntry[] };

function TradeHalf(props: HalfProps) {
  const { trade, dispute, reviews, makeMove, rate, hasPasskey, invite, history, head, realtime, documents } =
    props;
  const isPerforming = trade.state === "IN_ESCROW" && trade.role === performerOf(trade);
  const { PerformCard } = uiOf(trade.kind);
  return (
    <>
      <NowCard trade={trade} dispute={dispute} action={makeMove} hasPasskey={hasPasskey} />
      <PartsCard trade={trade} action={makeMove} />
      {trade.parcel && (
        <div className="grid items-start gap-5 empty:hidden xl:has-[>:nth-child(2)]:grid-cols-2">
          <CodeCard trade={trade} action={makeMove} />
          <LabelCard
            trade={trade}
            shipment={props.shipment}
            canBook={props.canBook}
            cancel={props.cancelLabel}
            realtime={realtime}
          />
          <SentBackCard trade={trade} shipment={props.shipmentBack} />
          <SentCard trade={trade} shipment={props.shipment} />
        </div>
      )}
      {reviews && (
        <RatingCard
          reviews={reviews}
          tradeId={trade.id}
          partner={firstName(partnerOf(trade).name)}
          action={rate}
        />
      )}
      {isPerforming && <PerformCard trade={trade} />}
      {invite}
      <BoughtLines trade={trade} />
      <DocumentsCard documents={documents} />
      {dispute && <DisputeCard trade={trade} dispute={dispute} />}
      <WhereTheMoneyIs trade={trade} />
      {/* On a screen the chat has it, between the messages; on paper there is no chat. */}
      <div className="hidden print:block">
        <TitledCard title="Timeline">
          <Timeline entries={history} />
        </TitledCard>
      </div>
      <RecordCard tradeId={trade.id} head={head} realtime={realtime} />
      <SupportLink about="trade" id={trade.id} />
    </>
  );
}

const ChatHalf = ({ trade, messages, sendByForm, realtime, messageKey, history }: HalfProps) => (
  <ChatPanel
    tradeId={trade.id}
    version={trade.version}
    isStopped={trade.stoppedBy !== null}
    isOver={trade.endedAt !== null}
    partner={partnerOf(trade).name}
    pictureId={partnerOf(trade).pictureId}
    isVerified={trade.role === "buyer" && trade.seller.verified}
    moves={history.map((entry) => ({ ...entry, at: entry.at.toISOString() }))}
    messages={messages}
    partnerRole={trade.role === "buyer" ? "seller" : "buyer"}
    realtime={realtime}
    action={sendByForm}
    messageKey={messageKey}
  />
);

function Heading({ trade }: { trade: TradeView }) {
  const { Mark } = uiOf(trade.kind);
  return (
    <PageHeading
      mark={<Mark terms={trade.terms} />}
      title={
        <>
          {titleOf(trade)} {towards(trade)} <bdi>{shortName(partnerOf(trade).name)}</bdi>
        </>
      }
      lead={
        <span className="text-sm">
          {trade.parcel ? "Order" : "Trade"}{" "}
          <span className="fig font-semibold tracking-wide">{shortCode(trade.id)}</span> · started{" "}
          <RelativeTime at={new Date(trade.createdAt)} now={new Date(trade.now)} />
        </span>
      }
    />
  );
}
