import "server-only";
import { forSignedIn, forSignedInOnce, resultOf } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { acceptOffer as accept } from "./commands/accept-offer";
import * as commands from "./commands/move-trade";
import { extend } from "./extend-operation";
import { askToPayOperation, moveOperation, moveOperationWith, payingOperation } from "./move-operations";
import { close, markOutage, outages, renew } from "./outages/procedures";
import { parcelProcedures } from "./parcel/procedures";
import { getTradeFor, listTradesFor } from "./queries";
import { TradeMoved } from "./rules";
import { AcceptOffer, CancelTrade, FindTrades, TradeId, TradePage, TradeView } from "./schema";

export const list = forSignedIn
  .route({ method: "GET", path: "/trades", summary: "My trades" })
  .input(FindTrades)
  .output(TradePage)
  .handler(({ input, context }) => listTradesFor(context.actor.id, input));

export const get = forSignedIn
  .route({ method: "GET", path: "/trades/{id}", summary: "Get a trade with its timeline" })
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
    summary: "Accept an offer",
  })
  .input(AcceptOffer)
  .output(TradeMoved)
  .handler(async ({ input, context }) => {
    const accepted = await accept(context.actor, context.key, {
      offerId: input.id,
      offerVersion: BigInt(input.offerVersion),
      priceMinor: BigInt(input.price.minor),
      units: input.units === undefined ? undefined : BigInt(input.units),
      atOnce: input.atOnce,
      delivery: input.delivery,
    });
    return resultOf(context, accepted);
  });

export const begin = moveOperation("begin", "Start sending", commands.beginTrade);
export const deliver = moveOperation("deliver", "Mark as sent", commands.deliverTrade);
export const undoDeliver = moveOperation("undo-deliver", "Undo ‘sent’", commands.undoDelivery);
export const askToApprove = askToPayOperation("approve");
export const approve = payingOperation("approve", "Confirm and pay the seller", commands.approveTrade);
export const cancel = moveOperationWith(
  "cancel",
  "Cancel and refund the buyer",
  CancelTrade,
  commands.cancelTrade,
);
export const stop = moveOperation("stop", "Stop a part that waits, and those after it", commands.stopParts);
export const proposeCancel = moveOperation("propose-cancel", "Ask to cancel", commands.proposeCancel);
export const proposeExtension = moveOperation(
  "propose-extension",
  "Ask for more time",
  commands.proposeExtension,
);
export const agreeExtension = moveOperation("agree-extension", "Agree to more time", commands.agreeExtension);
export const declineProposal = moveOperation(
  "decline-proposal",
  "Decline a proposal",
  commands.declineProposal,
);
export const withdrawProposal = moveOperation(
  "withdraw-proposal",
  "Withdraw a proposal",
  commands.withdrawProposal,
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
  stop,
  proposeCancel,
  proposeExtension,
  agreeExtension,
  declineProposal,
  withdrawProposal,
  extend,
  ...parcelProcedures,
  outages,
  markOutage,
  renewOutage: renew,
  closeOutage: close,
};
