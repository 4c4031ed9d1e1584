import "server-only";
import { on } from "@/lib/kernel/events/reaction";
import type { Reactions } from "@/lib/kernel/slice";
import { gatewayEvents } from "./events";
import type { EventHandlers } from "./handlers";
import { forgetOldRequests } from "./requests/serve";
import { forgetWebhooks, processWebhook } from "./webhooks";

/** Dispatches stored webhooks to the handlers of the slices. */
export const gatewayReactions = (handlers: EventHandlers): Reactions => ({
  on: [
    on(gatewayEvents.event_received, {
      "gateways.process_event": ({ eventId }) => processWebhook(eventId, handlers),
    }),
  ],
  everyMinute: {
    "gateways.forget_old_requests": forgetOldRequests,
    "gateways.forget_webhooks": forgetWebhooks,
  },
});
