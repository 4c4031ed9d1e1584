import type { ReactNode } from "react";
import { uiOf } from "@/components/assets";
import { ChatPanel } from "@/components/chat/chat-panel";
import { PageHeading } from "@/components/shell/page-heading";
import { TitledCard } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { Timeline } from "@/components/ui/timeline";
import { titleOf } from "@/lib/assets";
import { roomOf, unreadIn } from "@/lib/chat/room";
import type { MessagePage } from "@/lib/chat/schema";
import type { DisputeView } from "@/lib/disputes";
import { shortCode } from "@/lib/kernel/ids";
import { naira } from "@/lib/money/format";
import type { RealtimeSettings } from "@/lib/realtime/channels";
import { performerOf } from "@/lib/trades/moves";
import { partnerOf, shortName } from "@/lib/trades/naming";
import { historyOf } from "@/lib/trades/outages/views";
import type { TradeView } from "@/lib/trades/schema";
import { sentenceOf, towards } from "@/lib/trades/sentences";
import { BoughtLines } from "./bought-lines";
import { DisputeCard } from "./dispute-card";
import { NowCard } from "./now-card";
import { RoomTabs } from "./room-tabs";
import type { TradeFormAction } from "./trade-actions";
import { WhereTheMoneyIs } from "./where-the-money-is";

type TradeRoomProps = {
  trade: TradeView;
  dispute: DisputeView | undefined;
  messages: MessagePage;
  /** The viewer's wallet, in kobo. */
  balanceMinor: bigint;
  makeMove: TradeFormAction;
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
export function TradeRoom({
  trade,
  dispute,
  messages,
  balanceMinor,
  makeMove,
  hasPasskey,
  sendByForm,
  invite,
  realtime,
  messageKey,
}: TradeRoomProps) {
  const moves = trade.moves.map((entry) => ({ ...entry, text: sentenceOf(entry, trade) }));
  const isPerforming = trade.state === "IN_ESCROW" && trade.role === performerOf(trade);
  const { PerformCard } = uiOf(trade.kind);
  return (
    <div className="group/room max-md:pb-20 max-md:has-[#show-chat:checked]:pb-0">
      <div className="not-print:max-lg:group-has-[#show-chat:checked]/room:sr-only">
        <Heading trade={trade} />
      </div>
      <RoomTabs
        initialUnread={unreadIn(roomOf(messages))}
        trade={
          <>
            <NowCard trade={trade} dispute={dispute} action={makeMove} hasPasskey={hasPasskey} />
            {isPerforming && <PerformCard trade={trade} />}
            {invite}
            <BoughtLines trade={trade} />
            {dispute && <DisputeCard trade={trade} dispute={dispute} />}
            <WhereTheMoneyIs trade={trade} balance={naira(balanceMinor)} />
            <TitledCard title="Timeline">
              <Timeline
                entries={historyOf(moves, trade.stops, ({ sequence, at, text, note }) => ({
                  id: String(sequence),
                  at: new Date(at),
                  text,
                  detail: note ?? undefined,
                }))}
              />
            </TitledCard>
          </>
        }
        chat={
          <ChatPanel
            tradeId={trade.id}
            version={trade.version}
            isStopped={trade.stoppedBy !== null}
            isOver={trade.endedAt !== null}
            partner={partnerOf(trade).name}
            pictureId={partnerOf(trade).pictureId}
            isVerified={trade.role === "buyer" && trade.seller.verified}
            moves={moves.map(({ sequence, at, text }) => ({ sequence, at, text }))}
            messages={messages}
            partnerRole={trade.role === "buyer" ? "seller" : "buyer"}
            realtime={realtime}
            action={sendByForm}
            messageKey={messageKey}
          />
        }
      />
    </div>
  );
}

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
          Trade <span className="fig font-semibold tracking-wide">{shortCode(trade.id)}</span> · started{" "}
          <RelativeTime at={new Date(trade.createdAt)} now={new Date(trade.now)} />
        </span>
      }
    />
  );
}
