import type { Channel } from "pusher-js";
import { useEffect, useRef, useState } from "react";
import type { HintFacts, HintName, RealtimeSettings } from "@/lib/realtime/channels";
import { enter, leave, openSocket } from "./socket";

type Listeners = Partial<Record<HintName, (facts: HintFacts) => void>> & {
  /** Reconnected: events can have been missed, so refetch. */
  caughtUp?: () => void;
  /** The connection was ended, or refused, for good: the session is over, or its user is blocked. */
  ended?: () => void;
};

const SUBSCRIBED = "pusher:subscription_succeeded";

/**
 * Listens to a channel while mounted. Answers the channel while it really is subscribed to, and undefined while not: then
 * the caller has to poll.
 */
export function useChannel(
  settings: RealtimeSettings,
  name: string,
  listeners: Listeners,
): Channel | undefined {
  const [live, setLive] = useState<Channel>();
  const latest = useRef(listeners);
  useEffect(() => {
    latest.current = listeners;
  });
  const given = useRef(settings);
  useEffect(() => {
    let isGone = false;
    let end = () => {};
    const listen = async () => {
      const socket = await openSocket(given.current);
      if (isGone) return;
      const channel = enter(socket, name);
      const hear = (event: string, data: unknown) => {
        if (event === SUBSCRIBED) {
          setLive(channel);
          performance.mark("amana:listening"); // seen in the browser's own tools
          latest.current.caughtUp?.();
        }
        latest.current[event as HintName]?.(data as HintFacts);
      };
      const follow = ({ current }: { current: string }) => {
        if (current !== "connected") setLive(undefined);
        if (current === "disconnected") latest.current.ended?.();
      };
      channel.bind_global(hear);
      socket.connection.bind("state_change", follow);
      // Another part of the page may have subscribed already: there will be no second word of it.
      if (channel.subscribed) hear(SUBSCRIBED, undefined);
      end = () => {
        channel.unbind_global(hear);
        socket.connection.unbind("state_change", follow);
        leave(socket, name);
      };
    };
    listen().catch(() => {}); // without its code the page keeps polling
    return () => {
      isGone = true;
      end();
      setLive(undefined);
    };
  }, [name]);
  return live;
}
