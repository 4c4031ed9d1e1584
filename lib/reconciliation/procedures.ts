import "server-only";
import { reauthenticatedIdempotent, resultOf } from "@/lib/kernel/procedure";
import { resumePayouts as resume } from "./commands";
import { PayoutsResumed, ResumePayouts } from "./schema";

/** Requires re-authentication, because money leaves again. */
export const resumePayouts = reauthenticatedIdempotent
  .route({ method: "POST", path: "/admin/payouts/resume", tags: ["admin"], summary: "Resume payouts" })
  .input(ResumePayouts)
  .output(PayoutsResumed)
  .handler(async ({ input, context }) => {
    return resultOf(context, await resume(context.actor, context.key, input.reason));
  });

/** For the API's router. */
export const reconciliationOperations = { resumePayouts };
