import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

const aboutUser = z.object({ userId: z.guid() });
const aboutCode = z.object({ codeId: z.guid() });

export const identityEvents = events("identity", {
  signed_up: aboutUser,
  email_link_wanted: aboutCode,
  google_link_wanted: aboutCode,
  phone_code_wanted: aboutCode,
  /** `name` is the email address or number whose password is to be reset; whether an account has it is not known yet. */
  reset_asked: aboutCode.extend({ name: z.string() }),
  phone_changed: aboutUser.extend({ oldPhone: z.string() }),
  /** Something was recorded in the history of an account's safety. */
  safety_changed: z.object({ eventId: z.string() }),
  session_ended: z.object({ sessionId: z.guid() }),
  blocked: aboutUser,
  /** A picture is shown nowhere any more, and its file can go. */
  picture_dropped: z.object({ pictureId: z.guid() }),
  erased: aboutUser,
});
