import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

const aboutUser = z.object({ userId: z.guid() });
const aboutRestriction = aboutUser.extend({ restrictionId: z.guid(), kind: z.string() });
const aboutTaxNumber = aboutUser.extend({ taxNumberId: z.guid() });
const aboutCode = z.object({ codeId: z.guid() });

export const identityEvents = events("identity", {
  signed_up: aboutUser,
  email_link_wanted: aboutCode,
  google_link_wanted: aboutCode,
  phone_code_wanted: aboutCode,
  /** `phone` is the number that was entered; it need not have an account. */
  sign_in_code_asked: aboutCode.extend({ phone: z.string() }),
  /** `name` is the email address or number that was entered; it need not have an account. */
  reset_asked: aboutCode.extend({ name: z.string() }),
  phone_changed: aboutUser.extend({ oldPhone: z.string() }),
  /** A security event was recorded. */
  safety_changed: z.object({ eventId: z.string() }),
  /** More secrets of a kind were read in an hour than is usual. */
  secrets_closed: z.object({ kind: z.string(), reads: z.string() }),
  session_ended: z.object({ sessionId: z.guid() }),
  blocked: aboutUser,
  /** By staff, not as a consequence of something that has events of its own. */
  restricted: aboutRestriction,
  /** By staff: one restriction was lifted; others may stay. */
  unrestricted: aboutRestriction,
  appealed: z.object({ appealId: z.guid() }),
  appeal_answered: aboutUser.extend({ appealId: z.guid() }),
  /** A seller sent a tax number, which staff check. */
  tax_number_sent: aboutTaxNumber,
  /** Its owner withdrew it, or is no longer registered. */
  tax_number_left: aboutTaxNumber,
  /** Staff checked, refused or ended it. */
  tax_number_decided: aboutTaxNumber,
  /** A picture is no longer used, so its file can be deleted. */
  picture_dropped: z.object({ pictureId: z.guid() }),
  erased: aboutUser,
});
