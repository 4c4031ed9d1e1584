import "server-only";
import { z } from "zod";
import { text, written } from "@/lib/kernel/input/fields";
import { forSignedInOnce, reauthenticatedStaff, resultOf, staffOnce } from "@/lib/kernel/procedure";
import { askToPayOperation, moveOperation, payingOperation, TradeMoved } from "../trades";
import { TradeId } from "../trades/schema";
import { agreeCancel as agree, concedeTrade, ruleOnTrade } from "./commands/close-dispute";
import { openDispute } from "./commands/open-dispute";
import { startReview } from "./commands/start-review";
import { type Ruling, rulings } from "./machine";

const statementOf = (empty: string) => written(empty, 10).max(2_000, "Use 2,000 characters or fewer.");

export const OpenDispute = z.strictObject({
  id: z.uuid(),
  reason: text("Choose what went wrong.").min(1, "Choose what went wrong.").max(40),
  statement: statementOf("Describe what happened in a sentence or two."),
});

export const dispute = forSignedInOnce
  .route({ method: "POST", path: "/trades/{id}/dispute", summary: "Open a dispute" })
  .input(OpenDispute)
  .output(TradeMoved)
  .handler(async ({ input: { id, reason, statement }, context }) =>
    resultOf(context, await openDispute(context.actor, context.key, { tradeId: id, reason, statement })),
  );

/** A buyer who concedes pays the seller, so they sign it like an approval. */
export const askToConcede = askToPayOperation("concede");
export const concede = payingOperation("concede", "Concede a dispute", concedeTrade);
export const agreeCancel = moveOperation("agree-cancel", "Agree to cancel", agree);

export const RuleOnTrade = z.strictObject({
  id: z.uuid(),
  ruling: z.enum(Object.keys(rulings) as [Ruling], { error: "Choose who gets the money." }),
  reason: statementOf("Give the reason in a sentence or two: both parties will read it."),
});

/** Requires reauthentication, because it moves other users' money. */
export const rule = reauthenticatedStaff("dispute.rule")
  .route({ method: "POST", path: "/admin/trades/{id}/rule", summary: "Decide a dispute" })
  .input(RuleOnTrade)
  .output(TradeMoved)
  .handler(async ({ input: { id, ruling, reason }, context }) =>
    resultOf(context, await ruleOnTrade(context.actor, context.key, { tradeId: id, ruling, reason })),
  );

/** Tells both parties that a moderator is at work; decides nothing. */
export const review = staffOnce("dispute.rule")
  .route({ method: "POST", path: "/admin/trades/{id}/review", summary: "Start the review of a dispute" })
  .input(TradeId)
  .output(z.object({ tradeId: z.string() }))
  .handler(async ({ input: { id }, context }) =>
    resultOf(context, await startReview(context.actor, context.key, { tradeId: id })),
  );

/** The slice's operations under /api/v1. */
export const disputeProcedures = { dispute, askToConcede, concede, agreeCancel, review, rule };
