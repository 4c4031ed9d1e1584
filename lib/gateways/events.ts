import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

export const gatewayEvents = events("gateway", {
  /** A webhook was stored. */
  event_received: z.object({ eventId: z.guid() }),
  /** Its calls are not answered, the first of them so many milliseconds ago. */
  down: z.object({ gateway: z.string(), sinceMs: z.number() }),
});
