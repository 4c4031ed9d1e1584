import { z } from "zod";
import { RuleOnTrade } from "@/lib/disputes/schema";

export const RetryJob = z.strictObject({ id: z.string().regex(/^\d{1,18}$/, "This is no job of ours.") });

export const JobRetried = z.object({ jobId: z.string(), job: z.string() });

/** A ruling from a moderator's form, with a confirmation checkbox. */
export const RulingForm = z
  .object({
    ...RuleOnTrade.shape,
    confirmed: z.literal("yes", { error: "Tick this box first. The money moves immediately." }),
  })
  .transform(({ id, ruling, reason }) => ({ id, ruling, reason }));
