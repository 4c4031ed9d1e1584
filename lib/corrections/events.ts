import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

export const correctionEvents = events("correction", {
  /** Two people have put a wallet right. */
  made: z.object({ correctionId: z.guid(), userId: z.guid() }),
});
