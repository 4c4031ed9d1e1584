import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

const aboutCase = z.object({ caseId: z.guid(), userId: z.guid() });

export const supportEvents = events("support", {
  /** Its person wrote, closed or reopened it, or it ended. */
  moved: aboutCase,
  /** Staff wrote: its person is mailed the message. */
  answered: aboutCase.extend({ messageId: z.guid() }),
});
