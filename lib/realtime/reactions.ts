import "server-only";
import type { Reactions } from "../jobs";
import { pusher } from "./connection";
import { heardTopics, hintsOf } from "./hints";
import { publisherOf } from "./publisher";

let publisher: ReturnType<typeof publisherOf> | undefined;

/** Tells the screens that something has changed, as soon as it leaves the outbox. */
export const realtimeReactions: Reactions = {
  atOnce: {
    topics: heardTopics,
    tell(events) {
      publisher ??= publisherOf(pusher());
      publisher.publish(events.flatMap(hintsOf));
    },
  },
};
