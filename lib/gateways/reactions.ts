import "server-only";
import type { Reactions } from "@/lib/kernel/slice";
import type { EventHandlers } from "./handlers";
import { EVENT_RECEIVED, processPaystackEvent } from "./webhooks";

/** Passes each stored webhook to the slice that knows its kind. */
export const gatewayReactions = (handlers: EventHandlers): Reactions => ({
  jobs: {
    "gateways.process_event": ({ eventId }) => processPaystackEvent(String(eventId), handlers),
  },
  on: { [EVENT_RECEIVED]: ["gateways.process_event"] },
});
