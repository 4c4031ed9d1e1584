import "server-only";
import { forSignedInOnce, resultOf } from "@/lib/kernel/procedure";
import { moveOperation, moveOperationWith } from "../move-operations";
import { TradeMoved } from "../rules";
import { TradeId } from "../schema";
import { handOver, Recoded, renewCode } from "./commands/hand-over";
import { agreeMeeting, proposeMeeting } from "./commands/meet";
import { sayDelivered, sayHandedOver, shipTrade, undoShipping } from "./commands/send";
import { HandOver, ProposeMeeting, ShipTrade } from "./schema";

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
  renewCode: forSignedInOnce
    .route({ method: "POST", path: "/trades/{id}/renew-code", summary: "Make a new handover code" })
    .input(TradeId)
    .output(Recoded)
    .handler(async ({ input, context }) =>
      resultOf(context, await renewCode(context.actor, context.key, { tradeId: input.id })),
    ),
};
