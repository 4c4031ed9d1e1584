import "server-only";
import { z } from "zod";
import { written } from "@/lib/kernel/input/fields";
import { reauthenticatedStaff, resultOf } from "@/lib/kernel/procedure";
import { resumePayouts as resume } from "./commands";

const ResumePayouts = z.strictObject({
  /** Why it is safe to pay out again; kept in the audit log. */
  reason: written(
    "Give a reason of at least 10 characters: what you found, and why payouts can resume.",
    10,
  ).max(1000, "Write at most 1,000 letters."),
});

/** Requires re-authentication, because money leaves again. */
export const resumePayouts = reauthenticatedStaff("payouts.resume")
  .route({ method: "POST", path: "/admin/payouts/resume", tags: ["admin"], summary: "Resume payouts" })
  .input(ResumePayouts)
  .output(z.object({ resumed: z.literal(true) }))
  .handler(async ({ input, context }) => {
    return resultOf(context, await resume(context.actor, context.key, input.reason));
  });

/** For the API's router. */
export const reconciliationOperations = { resumePayouts };
