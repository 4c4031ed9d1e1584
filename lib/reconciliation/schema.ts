import { z } from "zod";

export const ResumePayouts = z.strictObject({
  /** Why it is safe to pay out again; kept in the audit log. */
  reason: z
    .string()
    .trim()
    .min(10, "Write at least ten letters: what was found, and why it is safe to go on.")
    .max(1000, "Write at most 1,000 letters."),
});

export const PayoutsResumed = z.object({ resumed: z.literal(true) });
