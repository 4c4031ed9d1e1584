import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

/** What happens to a dispute while the trade stays as it is. */
export const disputeEvents = events("dispute", { review_started: z.object({ tradeId: z.guid() }) });
