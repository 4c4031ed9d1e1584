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

/** A buyer who gives in pays the seller, and signs it as they sign an approval. */
export const askToConcede = askToPayOperation("/trades/{id}/concede/ask", "trade.concede");
export const concede = payingOperation(
  "/trades/{id}/concede",
  "Concede a dispute",
  "trade.concede",
  concedeTrade,
);
export const agreeCancel = moveOperation("/trades/{id}/agree-cancel", "Agree to cancel", agree);

/** It moves other people's money, so whoever rules has just proven that it is they. */
export const rule = reauthenticatedIdempotent
  .route({ method: "POST", path: "/admin/trades/{id}/rule", summary: "Decide a dispute" })
  .input(RuleOnTrade)
  .output(TradeMovedView)
  .handler(async ({ input: { id, ruling, reason }, context }) =>
    resultOf(context, await ruleOnTrade(context.actor, context.key, { tradeId: id, ruling, reason })),
  );

/** What the slice offers under /api/v1. */
export const disputeProcedures = { dispute, askToConcede, concede, agreeCancel, rule };
