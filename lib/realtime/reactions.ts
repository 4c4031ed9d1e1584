import "server-only";
import { identityEvents } from "@/lib/identity/events";
import { on } from "@/lib/kernel/events/reaction";
import type { Reactions } from "@/lib/kernel/slice";
import { pusher } from "./connection";
import { hintsOf, listeners } from "./hints";
import { publisherOf } from "./publisher";
import { cutSession, disconnectUser } from "./session-sockets";

let publisher: ReturnType<typeof publisherOf> | undefined;

/** Tells the screens that something has changed, as soon as it leaves the outbox, and cuts off who is signed out. */
export const realtimeReactions: Reactions = {
  on: [
    on(identityEvents.session_ended, { "realtime.cut_session": cutSession }),
    on(identityEvents.blocked, { "realtime.cut_person": disconnectUser }),
  ],
  onRelay: {
    events: listeners.map(({ event }) => event),
    tell(events) {
      publisher ??= publisherOf(pusher());
      publisher.publish(events.flatMap(hintsOf));
    },
  },
};
