import "server-only";
import { z } from "zod";
import {
  forAnyone,
  forSignedIn,
  forSignedInOnce,
  reauthenticatedStaff,
  resultOf,
  staffOnce,
} from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { askToPayOperation, moveOperation, payingOperation, settling, TradeMoved } from "../trades";
import { TradeId } from "../trades/schema";
import { agreeCancel as agree, concedeTrade, withdrawClaim } from "./commands/close-dispute";
import { contestReturn, openDispute, openStaffReview } from "./commands/open-dispute";
import { startReview } from "./commands/start-review";
import { getDisputeFor, lateMonths } from "./queries";
import { acceptRuling, appealRuling } from "./rulings/final";
import { ruleOnTrade } from "./rulings/rule";
import {
  AnswerSettlement,
  AppealRuling,
  DisputeMoved,
  DisputeView,
  LateMonth,
  OfferSettlement,
  OpenDispute,
  OpenReview,
  Ruled,
  RuleOnTrade,
  WriteStatement,
} from "./schema";
import {
  acceptSettlement,
  declineSettlement,
  offerSettlement,
  withdrawSettlement,
} from "./settlement/commands";
import { writeReply, writeStatement } from "./statements/write";

export const get = forSignedIn
  .route({ method: "GET", path: "/trades/{id}/dispute", summary: "The latest dispute of a trade" })
  .input(TradeId)
  .output(DisputeView)
  .handler(async ({ input, context }) => {
    const dispute = await getDisputeFor(context.actor, input.id);
    if (!dispute) throw new Refusal(kernelRefusals.not_found);
    return dispute;
  });

export const dispute = forSignedInOnce
  .route({ method: "POST", path: "/trades/{id}/dispute", summary: "Open a dispute" })
  .input(OpenDispute)
  .output(TradeMoved)
  .handler(async ({ input: { id, answers = {}, ...input }, context }) =>
    resultOf(context, await openDispute(context.actor, context.key, { tradeId: id, answers, ...input })),
  );

export const contest = forSignedInOnce
  .route({ method: "POST", path: "/trades/{id}/contest-return", summary: "Report a problem with a return" })
  .input(WriteStatement)
  .output(TradeMoved)
  .handler(async ({ input: { id, statement }, context }) =>
    resultOf(context, await contestReturn(context.actor, context.key, { tradeId: id, statement })),
  );

export const writeStatementOperation = forSignedInOnce
  .route({ method: "POST", path: "/trades/{id}/dispute/statement", summary: "Say what happened" })
  .input(WriteStatement)
  .output(DisputeMoved)
  .handler(async ({ input: { id, statement }, context }) =>
    resultOf(context, await writeStatement(context.actor, context.key, { tradeId: id, statement })),
  );

export const reply = forSignedInOnce
  .route({ method: "POST", path: "/trades/{id}/dispute/reply", summary: "Reply to the other side" })
  .input(WriteStatement)
  .output(DisputeMoved)
  .handler(async ({ input: { id, statement }, context }) =>
    resultOf(context, await writeReply(context.actor, context.key, { tradeId: id, statement })),
  );

export const offer = settling
  .route({
    method: "POST",
    path: "/trades/{id}/dispute/offers",
    successStatus: 201,
    summary: "Offer to settle",
  })
  .input(OfferSettlement)
  .output(DisputeMoved.extend({ offerId: z.string() }))
  .handler(async ({ input: { id, refundMinor, wayBackMinor = "0", returnPaidBy }, context }) =>
    resultOf(
      context,
      await offerSettlement(context.actor, context.key, {
        tradeId: id,
        refundMinor: BigInt(refundMinor),
        returnPaidBy,
        wayBackMinor: BigInt(wayBackMinor),
      }),
    ),
  );

const answering = (
  name: "accept" | "decline" | "withdraw",
  summary: string,
  act: typeof acceptSettlement,
  procedure: typeof settling = forSignedInOnce,
) =>
  procedure
    .route({ method: "POST", path: `/trades/{id}/dispute/offers/{offerId}/${name}`, summary })
    .input(AnswerSettlement)
    .output(DisputeMoved)
    .handler(async ({ input: { id, offerId }, context }) =>
      resultOf(context, await act(context.actor, context.key, { tradeId: id, offerId })),
    );

export const acceptOffer = answering("accept", "Accept an offer to settle", acceptSettlement, settling);
export const declineOffer = answering("decline", "Decline an offer to settle", declineSettlement);
export const withdrawOffer = answering("withdraw", "Withdraw an offer to settle", withdrawSettlement);

export const accept = forSignedInOnce
  .route({ method: "POST", path: "/trades/{id}/dispute/accept", summary: "Accept a ruling" })
  .input(TradeId)
  .output(DisputeMoved)
  .handler(async ({ input: { id }, context }) =>
    resultOf(context, await acceptRuling(context.actor, context.key, { tradeId: id })),
  );

export const appeal = forSignedInOnce
  .route({ method: "POST", path: "/trades/{id}/dispute/appeal", summary: "Appeal against a ruling" })
  .input(AppealRuling)
  .output(DisputeMoved)
  .handler(async ({ input: { id, reason }, context }) =>
    resultOf(context, await appealRuling(context.actor, context.key, { tradeId: id, reason })),
  );

export const withdraw = forSignedInOnce
  .route({ method: "POST", path: "/trades/{id}/dispute/withdraw", summary: "Withdraw a claim" })
  .input(TradeId)
  .output(DisputeMoved)
  .handler(async ({ input: { id }, context }) =>
    resultOf(context, await withdrawClaim(context.actor, context.key, { tradeId: id })),
  );

/** A buyer who concedes pays the seller, so they sign it like an approval. */
export const askToConcede = askToPayOperation("concede");
export const concede = payingOperation("concede", "Concede a dispute", concedeTrade);
export const agreeCancel = moveOperation("agree-cancel", "Agree to cancel", agree);

/** Requires reauthentication, because it moves other users' money once it is final. */
export const rule = reauthenticatedStaff("dispute.rule")
  .route({ method: "POST", path: "/admin/trades/{id}/rule", summary: "Decide a dispute" })
  .input(RuleOnTrade)
  .output(Ruled)
  .handler(async ({ input: { id, ...ruling }, context }) =>
    resultOf(context, await ruleOnTrade(context.actor, context.key, { tradeId: id, ...ruling })),
  );

/** Tells both parties that a moderator is at work; decides nothing. */
export const review = staffOnce("dispute.rule")
  .route({ method: "POST", path: "/admin/trades/{id}/review", summary: "Start the review of a dispute" })
  .input(TradeId)
  .output(z.object({ tradeId: z.string() }))
  .handler(async ({ input: { id }, context }) =>
    resultOf(context, await startReview(context.actor, context.key, { tradeId: id })),
  );

/** Puts a trade before a moderator that nobody has put there. */
export const openReview = staffOnce("dispute.rule")
  .route({ method: "POST", path: "/admin/trades/{id}/dispute", summary: "Open a dispute as staff" })
  .input(OpenReview)
  .output(TradeMoved)
  .handler(async ({ input: { id, ...given }, context }) =>
    resultOf(context, await openStaffReview(context.actor, context.key, { tradeId: id, ...given })),
  );

/** How late we were: for everyone. */
export const lateness = forAnyone
  .route({ method: "GET", path: "/disputes/lateness", summary: "Late decisions by month" })
  .output(z.array(LateMonth))
  .handler(() => lateMonths());

/** The slice's operations under /api/v1. */
export const disputeProcedures = {
  get,
  dispute,
  contest,
  statement: writeStatementOperation,
  reply,
  offer,
  acceptOffer,
  declineOffer,
  withdrawOffer,
  accept,
  appeal,
  withdraw,
  askToConcede,
  concede,
  agreeCancel,
  review,
  openReview,
  rule,
  lateness,
};
