import "server-only";
import { z } from "zod";
import { forSignedIn } from "@/lib/kernel/procedure";
import { rateTrade, readReviews } from "./reviews";
import { RateTrade, TradeReviews } from "./schema";

export const read = forSignedIn
  .route({ method: "GET", path: "/trades/{id}/reviews", summary: "List a trade’s reviews" })
  .input(z.strictObject({ id: z.uuid() }))
  .output(TradeReviews)
  .handler(({ input, context }) => readReviews(context.actor, input.id));

export const rate = forSignedIn
  .route({
    method: "POST",
    path: "/trades/{id}/reviews",
    successStatus: 204,
    summary: "Rate the other party",
  })
  .input(RateTrade)
  .output(z.void())
  .handler(({ input: { id, ...review }, context }) => rateTrade(context.actor, { tradeId: id, ...review }));

/** The slice's operations under /api/v1. */
export const reviewProcedures = { read, rate };
