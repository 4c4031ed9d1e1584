import "server-only";
import { forSignedInOnce, reauthenticatedIdempotent, resultOf } from "@/lib/kernel/procedure";
import { askToPayOperation, moveOperation, payingOperation } from "../trades";
import { TradeMovedView } from "../trades/schema";
import { agreeCancel as agree, concedeTrade, ruleOnTrade } from "./commands/close-dispute";
import { openDispute } from "./commands/open-dispute";
import { OpenDispute, RuleOnTrade } from "./schema";

export const dispute = forSignedInOnce
  .route({ method: "POST", path: "/trades/{id}/dispute", summary: "Open a dispute" })
  .input(OpenDispute)
  .output(TradeMovedView)
  .handler(async ({ input: { id, reason, statement }, context }) =>
    resultOf(context, await openDispute(context.actor, context.key, { tradeId: id, reason, statement })),
  );

/** A buyer who concedes pays the seller, so they sign it like an approval. */
export const askToConcede = askToPayOperation("/trades/{id}/concede/ask", "trade.concede");
export const concede = payingOperation(
  "/trades/{id}/concede",
  "Concede a dispute",
  "trade.concede",
  concedeTrade,
);
export const agreeCancel = moveOperation("/trades/{id}/agree-cancel", "Agree to cancel", agree);

/** Requires reauthentication, because it moves other users' money. */
export const rule = reauthenticatedIdempotent
  .route({ method: "POST", path: "/admin/trades/{id}/rule", summary: "Decide a dispute" })
  .input(RuleOnTrade)
  .output(TradeMovedView)
  .handler(async ({ input: { id, ruling, reason }, context }) =>
    resultOf(context, await ruleOnTrade(context.actor, context.key, { tradeId: id, ruling, reason })),
  );

/** The slice's operations under /api/v1. */
export const disputeProcedures = { dispute, askToConcede, concede, agreeCancel, rule };
