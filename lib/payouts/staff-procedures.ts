import "server-only";
import { requestProcedure } from "@/lib/kernel/approvals/approvable";
import { reauthenticatedStaff, resultOf } from "@/lib/kernel/procedure";
import { payPayout } from "./commands/pay-payout";
import { rejectPayout } from "./commands/stop-payout";
import { PayoutMovedView, RejectPayout } from "./schema";

/** Decisions on other people's money require reauthentication. */
export const askToPay = requestProcedure(payPayout, {
  path: "/admin/payouts/{id}/ask",
  summary: "Request approval of a payout",
  needs: "payout.agree",
});

export const reject = reauthenticatedStaff("payout.reject")
  .route({
    method: "POST",
    path: "/admin/payouts/{id}/reject",
    tags: ["admin"],
    summary: "Reject a payout",
  })
  .input(RejectPayout)
  .output(PayoutMovedView)
  .handler(async ({ input, context }) =>
    resultOf(context, await rejectPayout(context.actor, context.key, input)),
  );

/** For the API's router. */
export const payoutReviewOperations = { askToPay, reject };
