import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

export const noticeEvents = events("notice", {
  /** A person's inbox has something new. Published by notify_people. */
  made: z.object({ noticeId: z.guid(), userId: z.guid(), urgent: z.boolean() }),
  /** A person has read some of it, perhaps on another device. */
  read: z.object({ userId: z.guid() }),
  /** A push on a screen was tapped. */
  tapped: z.object({ noticeId: z.guid() }),
});
