import "server-only";
import { reauthenticatedIdempotent, resultOf } from "@/lib/kernel/procedure";
import { resumePayouts as resume } from "./commands";
import { PayoutsResumed, ResumePayouts } from "./schema";

/** Money leaves again, so whoever lets it has just proven that it is they. */
export const resumePayouts = reauthenticatedIdempotent
  .route({ method: "POST", path: "/admin/payouts/resume", tags: ["admin"], summary: "Resume payouts" })
  .input(ResumePayouts)
  .output(PayoutsResumed)
  .handler(async ({ input, context }) => {
    return resultOf(context, await resume(context.actor, context.key, input.reason));
  });

/** What reconciliation offers under /api/v1. */
export const reconciliationOperations = { resumePayouts };
