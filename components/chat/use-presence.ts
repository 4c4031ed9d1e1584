import type { Channel, PresenceChannel } from "pusher-js";
import { useCallback, useEffect, useRef, useState } from "react";
import { TYPING } from "@/lib/realtime/channels";
import type { TradeRole } from "@/lib/trades/moves";

/** Presence of the other parties; all false while unknown. */
export interface Presence {
  isPartnerHere: boolean;
  isModeratorHere: boolean;
}

/** A typist says so at most this often, and is believed for twice as long. */
const SAY_EVERY_MS = 2_000;

const nobody: Presence = { isPartnerHere: false, isModeratorHere: false };

/**
 * Follows who is in a trade's channel and whether the other party is typing there, and says when we are. A message that
 * comes, the one of `lastSequence`, ends the typing.
 */
export function usePresence(live: Channel | undefined, partnerRole: TradeRole, lastSequence: number) {
  const [presence, setPresence] = useState(nobody);
  const [typingSince, setTypingSince] = useState<number>();
  const saidAt = useRef(0);
  const last = useRef(lastSequence);
  useEffect(() => {
    last.current = lastSequence;
  });
  useEffect(() => {
    if (!live) return () => {};
    const room = live as PresenceChannel;
    let typed: ReturnType<typeof setTimeout>;
    const stop = () => setTypingSince(undefined);
    const look = () => {
      const isPartnerHere = room.members.get(partnerRole) !== null;
      setPresence({ isPartnerHere, isModeratorHere: room.members.get("moderator") !== null });
      if (!isPartnerHere) stop();
    };
    const hear = (_data: unknown, by?: { user_id?: string }) => {
      if (by?.user_id !== partnerRole) return;
      setTypingSince(last.current);
      clearTimeout(typed);
      typed = setTimeout(stop, 2 * SAY_EVERY_MS);
    };
    const moves = ["pusher:member_added", "pusher:member_removed"];
    for (const move of moves) room.bind(move, look);
    room.bind(TYPING, hear);
    look();
    return () => {
      for (const move of moves) room.unbind(move, look);
      room.unbind(TYPING, hear);
      clearTimeout(typed);
      setPresence(nobody);
      stop();
    };
  }, [live, partnerRole]);
  const sayTyping = useCallback(() => {
    if (!live || Date.now() - saidAt.current < SAY_EVERY_MS) return;
    saidAt.current = Date.now();
    live.trigger(TYPING, {});
  }, [live]);
  return { presence, isTyping: typingSince === lastSequence, sayTyping };
}
