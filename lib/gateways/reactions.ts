import "server-only";
import type { Reactions } from "@/lib/kernel/slice";
import type { EventHandlers } from "./handlers";
import { forgetOldRequests } from "./requests/serve";
import { EVENT_RECEIVED, processWebhook } from "./webhooks";

/** Passes each stored webhook to the slice that knows its kind. */
export const gatewayReactions = (handlers: EventHandlers): Reactions => ({
  jobs: {
    "gateways.process_event": ({ eventId }) => processWebhook(String(eventId), handlers),
    "gateways.forget_old_requests": forgetOldRequests,
  },
  on: { [EVENT_RECEIVED]: ["gateways.process_event"] },
  everyMinute: ["gateways.forget_old_requests"],
});
