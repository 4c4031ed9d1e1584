import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

/** What becomes of a file. */
export const mediaEvents = events("media", {
  /** Its bytes can be deleted. */
  removed: z.object({ mediaId: z.guid() }),
});
