import "server-only";
import { identityEvents } from "@/lib/identity/events";
import { on } from "@/lib/kernel/events/reaction";
import type { Reactions } from "@/lib/kernel/slice";
import { pusher } from "./connection";
import { hintsOf, listeners } from "./hints";
import { publisherOf } from "./publisher";
import { disconnectSession, disconnectUser } from "./session-sockets";

let publisher: ReturnType<typeof publisherOf> | undefined;

/** Publishes hints as events leave the outbox, and disconnects the sockets of ended sessions. */
export const realtimeReactions: Reactions = {
  on: [
    on(identityEvents.session_ended, { "realtime.cut_session": disconnectSession }),
    on(identityEvents.blocked, { "realtime.cut_person": disconnectUser }),
  ],
  onRelay: {
    events: listeners.map(({ event }) => event),
    handle(events) {
      publisher ??= publisherOf(pusher());
      publisher.publish(events.flatMap(hintsOf));
    },
  },
};
