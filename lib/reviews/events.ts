import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

export const reviewEvents = events("review", {
  written: z.object({ tradeId: z.guid(), authorId: z.guid(), subjectId: z.guid() }),
});
