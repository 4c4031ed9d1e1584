import "server-only";
import type { Reactions } from "@/lib/kernel/slice";
import { pusher } from "./connection";
import { heardTopics, hintsOf } from "./hints";
import { publisherOf } from "./publisher";
import { cutSession, disconnectUser } from "./session-sockets";

let publisher: ReturnType<typeof publisherOf> | undefined;

/** Tells the screens that something has changed, as soon as it leaves the outbox, and cuts off who is signed out. */
export const realtimeReactions: Reactions = {
  jobs: { "realtime.cut_session": cutSession, "realtime.cut_person": disconnectUser },
  on: {
    "identity.session_ended": ["realtime.cut_session"],
    "identity.blocked": ["realtime.cut_person"],
  },
  onRelay: {
    topics: heardTopics,
    tell(events) {
      publisher ??= publisherOf(pusher());
      publisher.publish(events.flatMap(hintsOf));
    },
  },
};
