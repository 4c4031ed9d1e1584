import "server-only";
import { reauthenticatedIdempotent, resultOf } from "@/lib/kernel/procedure";
import { agreeToPayout, askForPayout } from "./commands/review-payout";
import { rejectPayout } from "./commands/stop-payout";
import { AgreeToPayout, PayoutMovedView, ReviewPayout } from "./schema";

const tags = ["admin"];

/** These move other people's money, so whoever decides has just proven that it is they. */
export const askToPay = reauthenticatedIdempotent
  .route({
    method: "POST",
    path: "/admin/payouts/{id}/ask",
    tags,
    summary: "Ask a colleague to agree to a payout",
  })
  .input(ReviewPayout)
  .output(PayoutMovedView)
  .handler(async ({ input, context }) =>
    resultOf(context, await askForPayout(context.actor, context.key, input)),
  );

export const agreeToPay = reauthenticatedIdempotent
  .route({ method: "POST", path: "/admin/payouts/{id}/agree", tags, summary: "Agree to a payout" })
  .input(AgreeToPayout)
  .output(PayoutMovedView)
  .handler(async ({ input, context }) =>
    resultOf(context, await agreeToPayout(context.actor, context.key, input)),
  );

export const reject = reauthenticatedIdempotent
  .route({ method: "POST", path: "/admin/payouts/{id}/reject", tags, summary: "Turn a payout down" })
  .input(ReviewPayout)
  .output(PayoutMovedView)
  .handler(async ({ input, context }) =>
    resultOf(context, await rejectPayout(context.actor, context.key, input)),
  );

/** For the API's router. */
export const payoutReviewOperations = { askToPay, agreeToPay, reject };
