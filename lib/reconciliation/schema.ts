import { z } from "zod";

export const ResumePayouts = z.strictObject({
  /** Why it is safe to pay out again; kept in the audit log. */
  reason: z
    .string()
    .trim()
    .min(10, "Give a reason of at least 10 characters: what you found, and why payouts can resume.")
    .max(1000, "Write at most 1,000 letters."),
});

export const PayoutsResumed = z.object({ resumed: z.literal(true) });
