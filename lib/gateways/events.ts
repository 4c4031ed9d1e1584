import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

export const gatewayEvents = events("gateway", {
  /** A webhook was stored. */
  event_received: z.object({ eventId: z.guid() }),
});
