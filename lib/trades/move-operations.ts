import "server-only";
import { z } from "zod";
import type { Command } from "@/lib/kernel/command";
import { forSignedIn, forSignedInOnce, resultOf } from "@/lib/kernel/procedure";
import type { PasskeyRequest } from "../identity";
import type { TradeMoved } from "./rules";
import { PayingMove, TradeId, TradeMovedView } from "./schema";
import { askToSignPayment, mustBeSignedByBuyer, type PayingAct } from "./signed-payment";

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
      resultOf(context, await move(context.actor, context.key, { tradeId: input.id })),
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
      return resultOf(context, await move(context.actor, context.key, { tradeId: input.id }));
    });

/** An operation that asks for the signature of such a move. */
export const askToPayOperation = (path: `/trades/{id}/${string}/ask`, act: PayingAct) =>
  forSignedIn
    .route({ method: "POST", path, summary: "Start signing a payment with a passkey" })
    .input(TradeId)
    .output(z.custom<PasskeyRequest | null>())
    .handler(({ input, context }) => askToSignPayment(context.actor, act, input.id));
