import "server-only";
import { forJustProvenOnce } from "@/lib/kernel/procedure";
import { resumePayouts as resume } from "./commands";
import { PayoutsResumed, ResumePayouts } from "./schema";

/** Money leaves again, so whoever lets it has just proven that it is they. */
export const resumePayouts = forJustProvenOnce
  .route({ method: "POST", path: "/admin/payouts/resume", tags: ["admin"], summary: "Let payouts go on" })
  .input(ResumePayouts)
  .output(PayoutsResumed)
  .handler(async ({ input, context }) => {
    const { result, replayed } = await resume(context.actor, context.key, input.reason);
    if (replayed) context.replayed?.();
    return result;
  });

/** What reconciliation offers under /api/v1. */
export const reconciliationOperations = { resumePayouts };
