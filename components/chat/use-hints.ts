import { useQueryClient } from "@tanstack/react-query";
import type { Channel } from "pusher-js";
import { useChannel } from "@/components/realtime/use-channel";
import { useRefresh } from "@/components/realtime/use-refresh";
import { knownUpTo, type Room } from "@/lib/chat/room";
import { CLOCK_CHANNEL, type RealtimeSettings, tradeChannel } from "@/lib/realtime/channels";
import type { TradeRole } from "@/lib/trades/moves";
import { roomKey } from "./use-room";
import { tradeKey } from "./use-trade-watch";

type Heard = {
  tradeId: string;
  version: string;
  partnerRole: TradeRole;
  realtime: RealtimeSettings;
};

/** Refetches on hints in the trade's channel. Returns the channel while it is subscribed. */
export function useHints({ tradeId, version, partnerRole, realtime }: Heard): Channel | undefined {
  const client = useQueryClient();
  const refresh = useRefresh();
  const ask = (queryKey: readonly unknown[]) => void client.invalidateQueries({ queryKey });
  const askIfNew = (isNew: (room: Room) => boolean) => {
    const room = client.getQueryData<Room>(roomKey(tradeId));
    if (!room || isNew(room)) ask(roomKey(tradeId));
  };
  useChannel(realtime, CLOCK_CHANNEL, { "clock.changed": refresh });
  return useChannel(realtime, tradeChannel(tradeId), {
    "trade.moved": (hint) => {
      if (BigInt(hint.version ?? 0) > BigInt(version)) refresh();
    },
    "dispute.moved": refresh,
    "parcel.changed": refresh,
    "chat.sent": ({ sequence = 0 }) => askIfNew((room) => sequence > knownUpTo(room)),
    "chat.read": ({ sequence = 0, by }) => {
      if (by !== partnerRole) return;
      client.setQueryData<Room>(
        roomKey(tradeId),
        (room) => room && { ...room, partnerRead: Math.max(room.partnerRead, sequence) },
      );
    },
    caughtUp() {
      ask(roomKey(tradeId));
      ask(tradeKey(tradeId));
    },
  });
}
