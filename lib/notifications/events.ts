import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

export const noticeEvents = events("notice", {
  /** A person's inbox has something new. Published by notify_people. */
  made: z.object({ noticeId: z.guid(), userId: z.guid(), urgent: z.boolean() }),
  /** A person has read some of it, perhaps on another device. */
  read: z.object({ userId: z.guid() }),
  /** A mailbox takes no email, or its owner reported one as spam, at a time that the provider gives. */
  address_reported: z.object({
    userId: z.guid(),
    kind: z.enum(["bounced", "complained"]),
    at: z.iso.datetime(),
  }),
  /** A member of staff sends a notice again. */
  resent: z.object({ noticeId: z.guid(), channel: z.enum(["PUSH", "MAIL", "TEXT"]) }),
  /** A person says that the address that bounced takes email again. */
  retry_wanted: z.object({ userId: z.guid() }),
  /** A member of staff wants to get a notice with sample facts, in these words; null: in the product’s. */
  sample_wanted: z.object({
    userId: z.guid(),
    key: z.string(),
    language: z.string(),
    templateId: z.guid().nullable(),
    channel: z.enum(["PUSH", "MAIL", "TEXT"]),
  }),
  /** A push on a screen was tapped. */
  tapped: z.object({ noticeId: z.guid() }),
});
