"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { useRoomAttention } from "@/components/trades/room-tabs";
import { WifiOffIcon } from "@/components/ui/icons";
import { type RoomMoveLine, unreadIn } from "@/lib/chat/room";
import type { MessagePage } from "@/lib/chat/schema";
import type { Send } from "./composer";
import { MessageList } from "./message-list";
import { useOutgoing } from "./use-outgoing";
import { useReadMark } from "./use-read-mark";
import { useRoom } from "./use-room";
import { useTradeWatch } from "./use-trade-watch";

export type LiveChatProps = {
  tradeId: string;
  version: string;
  isOver: boolean;
  partner: string;
  moves: RoomMoveLine[];
  messages: MessagePage;
  /** Told how to send while this is mounted. */
  onReady: (send: Send | null) => void;
  /** What stands there where this cannot be loaded. */
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

function LiveMessages({ tradeId, version, isOver, partner, moves, messages, onReady }: LiveChatProps) {
  const { room, problem, askAgain, askEarlier, isAskingEarlier } = useRoom(tradeId, messages);
  const { outgoing, send, retry } = useOutgoing(tradeId, room, askAgain);
  const { setUnread, isChatShown } = useRoomAttention();
  const unread = unreadIn(room);
  useTradeWatch({ tradeId, version, isOver });
  useReadMark(tradeId, room, isChatShown);
  useEffect(() => setUnread(unread), [setUnread, unread]);
  useEffect(() => {
    onReady(send);
    return () => onReady(null);
  }, [onReady, send]);
  const earlier = room.from > 0 && (
    <p className="pt-4 text-center">
      <button
        type="button"
        onClick={askEarlier}
        aria-busy={isAskingEarlier}
        className="min-h-11 rounded-field px-4 text-sm font-semibold text-primary-ink hover:bg-ground"
      >
        {isAskingEarlier ? "Fetching earlier messages" : "Show earlier messages"}
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
      <MessageList {...{ partner, room, moves, outgoing }} onRetry={retry} above={earlier} />
    </>
  );
}
