import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

export const channelEvents = events("channel", {
  /** A person has answered by text. */
  answered: z.object({ replyId: z.guid() }),
  /** What became of a message, as its provider says. */
  reported: z.object({
    provider: z.string(),
    providerId: z.string(),
    state: z.enum(["DELIVERED", "FAILED"]),
    reason: z.string().nullable(),
  }),
});
