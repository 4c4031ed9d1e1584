import "server-only";
import { z } from "zod";
import { requestProcedure } from "@/lib/kernel/approvals/approvable";
import { reauthenticatedStaff, resultOf } from "@/lib/kernel/procedure";
import { PausePayouts, pausePayouts as pause } from "./pause/pause-payouts";
import { resumePayouts } from "./pause/resume-payouts";

/** One person may stop money from leaving. */
export const pausePayouts = reauthenticatedStaff("payouts.pause")
  .route({ method: "POST", path: "/admin/payouts/pause", tags: ["admin"], summary: "Pause payouts" })
  .input(PausePayouts)
  .output(z.object({ paused: z.literal(true) }))
  .handler(async ({ input, context }) => resultOf(context, await pause(context.actor, context.key, input)));

/** Money leaves again once a second person agrees. */
export const askToResume = requestProcedure(resumePayouts, {
  path: "/admin/payouts/resume",
  summary: "Request that payouts resume",
  needs: "payouts.resume",
});

/** For the API's router. */
export const reconciliationOperations = { pausePayouts, askToResume };
