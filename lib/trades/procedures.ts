import "server-only";
import { z } from "zod";
import type { Command } from "@/lib/kernel/command";
import { type CallContext, forSignedIn, forSignedInOnce } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { type PasskeyRequest, parseNigerianMobile } from "../identity";
import { acceptOffer as accept } from "./commands/accept-offer";
import * as commands from "./commands/move-trade";
import { getTradeFor, listTradesFor } from "./queries";
import { tradeRefusals } from "./refusals";
import type { TradeMoved } from "./rules";
import { AcceptOffer, FindTrades, PayingMove, TradeId, TradeMovedView, TradePage, TradeView } from "./schema";
import { askToSignPayment, mustBeSignedByBuyer, type PayingAct } from "./signed-payment";

export const list = forSignedIn
  .route({ method: "GET", path: "/trades", summary: "My trades" })
  .input(FindTrades)
  .output(TradePage)
  .handler(({ input, context }) => listTradesFor(context.actor.id, input));

export const get = forSignedIn
  .route({ method: "GET", path: "/trades/{id}", summary: "One trade with its timeline" })
  .input(TradeId)
  .output(TradeView)
  .handler(async ({ input, context }) => {
    const trade = await getTradeFor(context.actor, input.id);
    if (!trade) throw new Refusal(kernelRefusals.not_found);
    return trade;
  });

export const acceptOffer = forSignedInOnce
  .route({
    method: "POST",
    path: "/offers/{id}/accept",
    successStatus: 201,
    summary: "Pay an offer's price into escrow",
  })
  .input(AcceptOffer)
  .output(TradeMovedView)
  .handler(async ({ input, context }) => {
    const recipientPhone = parseNigerianMobile(input.recipientPhone);
    if (!recipientPhone) throw new Refusal(tradeRefusals.not_a_mobile);
    const { result, replayed } = await accept(context.actor, context.key, {
      offerId: input.id,
      offerVersion: BigInt(input.offerVersion),
      priceMinor: BigInt(input.price.minor),
      recipientPhone,
    });
    if (replayed) context.replayed?.();
    return result;
  });

/** An operation for a move that needs no more than the trade's id. */
export const moveOperation = (
  path: `/trades/{id}/${string}`,
  summary: string,
  move: Command<{ tradeId: string }, TradeMoved>,
) =>
  forSignedInOnce
    .route({ method: "POST", path, summary })
    .input(TradeId)
    .output(TradeMovedView)
    .handler(async ({ input, context }) =>
      answered(context, await move(context.actor, context.key, { tradeId: input.id })),
    );

/** Tells the caller where the answer is an old one. */
export function answered(
  context: CallContext,
  answer: { result: TradeMoved; replayed: boolean },
): TradeMoved {
  if (answer.replayed) context.replayed?.();
  return answer.result;
}

export const begin = moveOperation(
  "/trades/{id}/begin",
  "Begin: see the number and start sending",
  commands.beginTrade,
);
export const deliver = moveOperation("/trades/{id}/deliver", "I have sent it", commands.deliverTrade);
export const undoDeliver = moveOperation(
  "/trades/{id}/undo-deliver",
  "Take back 'sent'",
  commands.undoDelivery,
);

/** An operation for a move by which a buyer pays the seller: a buyer with a passkey has signed it. */
export const payingOperation = (
  path: `/trades/{id}/${string}`,
  summary: string,
  act: PayingAct,
  move: Command<{ tradeId: string }, TradeMoved>,
) =>
  forSignedInOnce
    .route({ method: "POST", path, summary })
    .input(PayingMove)
    .output(TradeMovedView)
    .handler(async ({ input, context }) => {
      await mustBeSignedByBuyer(context, context.actor, act, input);
      return answered(context, await move(context.actor, context.key, { tradeId: input.id }));
    });

/** An operation that asks for the signature of such a move. */
export const askToPayOperation = (path: `/trades/{id}/${string}/ask`, act: PayingAct) =>
  forSignedIn
    .route({ method: "POST", path, summary: "Ask my passkey to sign what I pay" })
    .input(TradeId)
    .output(z.custom<PasskeyRequest | null>())
    .handler(({ input, context }) => askToSignPayment(context.actor, act, input.id));

export const askToApprove = askToPayOperation("/trades/{id}/approve/ask", "trade.approve");
export const approve = payingOperation(
  "/trades/{id}/approve",
  "I have it: pay the seller",
  "trade.approve",
  commands.approveTrade,
);
export const cancel = moveOperation(
  "/trades/{id}/cancel",
  "Give up and refund the buyer",
  commands.cancelTrade,
);
export const proposeCancel = moveOperation(
  "/trades/{id}/propose-cancel",
  "Ask to call it off",
  commands.proposeCancel,
);
export const proposeExtension = moveOperation(
  "/trades/{id}/propose-extension",
  "Ask for more time",
  commands.proposeExtension,
);
export const agreeExtension = moveOperation(
  "/trades/{id}/agree-extension",
  "Agree to more time",
  commands.agreeExtension,
);

/** What the slice offers under /api/v1. */
export const tradeProcedures = {
  list,
  get,
  acceptOffer,
  begin,
  deliver,
  undoDeliver,
  askToApprove,
  approve,
  cancel,
  proposeCancel,
  proposeExtension,
  agreeExtension,
};
