"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { useRoomAttention } from "@/components/trades/room-tabs";
import { WifiOffIcon } from "@/components/ui/icons";
import { type RoomMoveLine, unreadIn } from "@/lib/chat/room";
import type { MessagePage } from "@/lib/chat/schema";
import type { RealtimeSettings } from "@/lib/realtime/channels";
import type { TradeRole } from "@/lib/trades/moves";
import type { Speech } from "./composer";
import { MessageList } from "./message-list";
import { useHints } from "./use-hints";
import { useOutgoing } from "./use-outgoing";
import { type Presence, usePresence } from "./use-presence";
import { useReadMark } from "./use-read-mark";
import { useRoom } from "./use-room";
import { useTradeWatch } from "./use-trade-watch";

export type LiveChatProps = {
  tradeId: string;
  version: string;
  isStopped: boolean;
  isOver: boolean;
  partner: string;
  moves: RoomMoveLine[];
  messages: MessagePage;
  partnerRole: TradeRole;
  realtime: RealtimeSettings;
  /** Receives the send and typing callbacks while this is mounted. */
  onReady: (live: Speech | null) => void;
  onPresence: (presence: Presence | undefined) => void;
  /** The fallback if this cannot be loaded. */
  still: ReactNode;
};

/** The chat that keeps itself up to date, and watches the trade for the other side's moves. */
export function LiveChat(props: LiveChatProps) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <LiveMessages {...props} />
    </QueryClientProvider>
  );
}

function LiveMessages(props: LiveChatProps) {
  const { tradeId, partner, moves, messages, onReady, onPresence } = props;
  const channel = useHints(props);
  const isLive = channel !== undefined;
  const { room, problem, askEarlier, isAskingEarlier } = useRoom(tradeId, messages, isLive);
  useTradeWatch(props, isLive);
  const { presence, isTyping, sayTyping } = usePresence(channel, props.partnerRole, room.lastSequence);
  const { outgoing, send, retry } = useOutgoing(tradeId, room);
  const { setUnread, isChatShown } = useRoomAttention();
  const unread = unreadIn(room);
  useReadMark(tradeId, room, isChatShown);
  useEffect(() => setUnread(unread), [setUnread, unread]);
  // Presence is unknown without a connection.
  useEffect(() => onPresence(problem ? undefined : presence), [onPresence, presence, problem]);
  useEffect(() => {
    onReady({ send, sayTyping });
    return () => onReady(null);
  }, [onReady, send, sayTyping]);
  const earlier = room.from > 0 && (
    <p className="pt-4 text-center">
      <button
        type="button"
        onClick={askEarlier}
        aria-busy={isAskingEarlier}
        className="min-h-11 rounded-field px-4 text-sm font-semibold text-primary-ink hover:bg-ground"
      >
        {isAskingEarlier ? "Loading…" : "Load earlier messages"}
      </button>
    </p>
  );
  return (
    <>
      {problem && (
        <output className="flex items-center gap-2 bg-wait-soft px-4 py-2 text-sm font-medium text-wait">
          <WifiOffIcon size={17} /> {problem}
        </output>
      )}
      <MessageList {...{ partner, room, moves, outgoing, isTyping }} onRetry={retry} above={earlier} />
    </>
  );
}
