import "server-only";
import { forSignedInOnce, resultOf } from "@/lib/kernel/procedure";
import { moveOperation, moveOperationWith, settlingOperation } from "../move-operations";
import { TradeMoved } from "../rules";
import { TradeId } from "../schema";
import {
  agreeReturn,
  agreeSplit,
  proposeReturn,
  proposeSplit,
  receiveReturn,
  shipBack,
} from "./commands/go-back";
import { handOver, Recoded, renewCode } from "./commands/hand-over";
import { agreeMeeting, proposeMeeting } from "./commands/meet";
import { sayDelivered, sayHandedOver, shipTrade, undoShipping } from "./commands/send";
import { HandOver, ProposeMeeting, ProposeReturn, ProposeSplit, ShipTrade } from "./schema";

/** What the two of an order of goods do with its parcel, under /api/v1. */
export const parcelProcedures = {
  ship: moveOperationWith("ship", "Mark the parcel as sent", ShipTrade, shipTrade),
  undoShip: moveOperation("undo-ship", "Undo ‘sent’ of a parcel", undoShipping),
  handOver: forSignedInOnce
    .route({ method: "POST", path: "/trades/{id}/hand-over", summary: "Hand over with the buyer’s code" })
    .input(HandOver)
    .output(TradeMoved)
    .handler(async ({ input: { id, code }, context }) =>
      resultOf(context, await handOver(context.actor, context.key, { tradeId: id, code })),
    ),
  sayDelivered: moveOperation("say-delivered", "Say that the parcel has arrived", sayDelivered),
  sayHandedOver: moveOperation("say-handed-over", "Say that the buyer has it", sayHandedOver),
  proposeMeeting: moveOperationWith(
    "propose-meeting",
    "Propose where and when to meet",
    ProposeMeeting,
    proposeMeeting,
  ),
  agreeMeeting: moveOperation("agree-meeting", "Agree where and when to meet", agreeMeeting),
  proposeReturn: forSignedInOnce
    .route({ method: "POST", path: "/trades/{id}/propose-return", summary: "Propose that it goes back" })
    .input(ProposeReturn)
    .output(TradeMoved)
    .handler(async ({ input: { id, paidBy, wayBackMinor = "0" }, context }) =>
      resultOf(
        context,
        await proposeReturn(context.actor, context.key, {
          tradeId: id,
          paidBy,
          wayBackMinor: BigInt(wayBackMinor),
        }),
      ),
    ),
  agreeReturn: moveOperation("agree-return", "Agree that it goes back", agreeReturn),
  proposeSplit: forSignedInOnce
    .route({
      method: "POST",
      path: "/trades/{id}/propose-split",
      summary: "Propose that the buyer keeps it for less",
    })
    .input(ProposeSplit)
    .output(TradeMoved)
    .handler(async ({ input: { id, refunds }, context }) => {
      const minors = Object.entries(refunds).map(([line, minor]) => [line, BigInt(minor)] as const);
      const input = { tradeId: id, refunds: Object.fromEntries(minors) };
      return resultOf(context, await proposeSplit(context.actor, context.key, input));
    }),
  agreeSplit: settlingOperation("agree-split", "Agree that the buyer keeps it for less", agreeSplit),
  returnShip: moveOperationWith("return-ship", "Mark the return as sent", ShipTrade, shipBack),
  returnReceived: moveOperation("return-received", "Say that the return has arrived", receiveReturn),
  renewCode: forSignedInOnce
    .route({ method: "POST", path: "/trades/{id}/renew-code", summary: "Make a new handover code" })
    .input(TradeId)
    .output(Recoded)
    .handler(async ({ input, context }) =>
      resultOf(context, await renewCode(context.actor, context.key, { tradeId: input.id })),
    ),
};
