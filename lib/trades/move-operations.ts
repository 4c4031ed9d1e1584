import "server-only";
import { z } from "zod";
import type { Assertion } from "@/lib/identity/factors/schema";
import { type Actor, type Command, isAnswered } from "@/lib/kernel/command";
import { queryOne } from "@/lib/kernel/db";
import {
  type CallContext,
  forSignedIn,
  forSignedInOnce,
  mustBeFresh,
  resultOf,
} from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { feeOf } from "@/lib/money/fees";
import { askToSign, mustBeSigned, type PasskeyRequest, type SignedAct } from "../identity";
import { readTrade } from "./commands/move-trade";
import type { MoveName } from "./moves";
import { type TradeFacts, TradeMoved } from "./rules";
import { SignedMove, TradeId } from "./schema";

type Move = Command<{ tradeId: string }, TradeMoved>;

type Caller = Pick<CallContext, "session"> & { actor: Actor; key: string };

/** `guard` precedes the move, and can refuse it. */
const operation = <Input extends { id: string }>(
  name: MoveName,
  summary: string,
  move: Move,
  input: z.ZodType<Input>,
  guard?: (by: Caller, input: Input) => Promise<void>,
) =>
  forSignedInOnce
    .route({ method: "POST", path: `/trades/{id}/${name}`, summary })
    .input(input)
    .output(TradeMoved)
    .handler(async ({ input: sent, context }) => {
      await guard?.(context, sent);
      return resultOf(context, await move(context.actor, context.key, { tradeId: sent.id }));
    });

/** An operation for a move that takes what `input` has beside the trade's id. */
export const moveOperationWith = <Fields extends { id: string }>(
  name: MoveName,
  summary: string,
  input: z.ZodType<Fields>,
  move: Command<{ tradeId: string } & Omit<Fields, "id">, TradeMoved>,
) =>
  forSignedInOnce
    .route({ method: "POST", path: `/trades/{id}/${name}`, summary })
    .input(input)
    .output(TradeMoved)
    .handler(async ({ input: { id, ...fields }, context }) =>
      resultOf(context, await move(context.actor, context.key, { tradeId: id, ...fields })),
    );

/** An operation for a move that needs no more than the trade's id. */
export const moveOperation = (name: MoveName, summary: string, move: Move) =>
  operation(name, summary, move, TradeId);

/** To settle can pay the other side for good: who has a second factor proves it afresh. Throws Refusal step_up_needed. */
export const settling = forSignedInOnce.use(({ context, next }) => {
  if (context.session?.hasFactor) mustBeFresh(context.session);
  return next();
});

/** An operation for a move that shares the money as its two agree. */
export const settlingOperation = (name: MoveName, summary: string, move: Move) =>
  settling
    .route({ method: "POST", path: `/trades/{id}/${name}`, summary })
    .input(TradeId)
    .output(TradeMoved)
    .handler(async ({ input, context }) =>
      resultOf(context, await move(context.actor, context.key, { tradeId: input.id })),
    );

/** The moves by which a buyer pays the seller for good. A seller's concession pays the buyer back, and is not signed. */
type PayingMove = "approve" | "concede";

/** An operation for a move by which a buyer pays the seller: a buyer with a passkey has signed it. */
export const payingOperation = (name: PayingMove, summary: string, move: Move) =>
  operation(name, summary, move, SignedMove, (context, sent) => mustBeSignedByBuyer(context, name, sent));

/**
 * An operation that asks for the signature of such a move; it answers null to a buyer without a passkey.
 * @throws Refusal - not_found for anyone but the buyer
 */
export const askToPayOperation = (name: PayingMove) =>
  forSignedIn
    .route({
      method: "POST",
      path: `/trades/{id}/${name}/ask`,
      summary: "Start signing a payment with a passkey",
    })
    .input(TradeId)
    .output(z.custom<PasskeyRequest | null>())
    .handler(async ({ input, context: { actor } }) => {
      const payment = await paymentOf(actor, name, input.id);
      if (!payment) throw new Refusal(kernelRefusals.not_found);
      return (await askToSign(actor.id, payment)) ?? null;
    });

/**
 * Stops a buyer with a passkey who has not signed this. A signature works once, but the key of an act that is done gets its
 * answer again. For others the command has its own answer.
 * @throws Refusal - signature_needed, challenge_over, wrong_signature
 */
async function mustBeSignedByBuyer(
  { actor, session, key }: Caller,
  name: PayingMove,
  { id, signature }: { id: string; signature?: Assertion | undefined },
): Promise<void> {
  // A session knows whether its owner has any factor: most have none, and nothing is read for them.
  if (session && !session.hasFactor && !signature) return;
  if (await isAnswered(actor, key)) return;
  const payment = await paymentOf(actor, name, id);
  if (payment) await mustBeSigned(actor.id, payment, signature);
}

/** What paying the seller is, to the kobo, as the trade stands now; undefined for anyone but its buyer. */
async function paymentOf(by: Actor, name: PayingMove, tradeId: string): Promise<SignedAct | undefined> {
  const trade = await queryOne<TradeFacts>(readTrade(tradeId, by));
  if (trade?.confirmerId !== by.id) return undefined;
  const { id, version, holdMinor, feeRule, performerId } = trade;
  return {
    act: `trade.${name}`,
    subjectId: id,
    amountMinor: holdMinor - feeOf(holdMinor, feeRule),
    payeeId: performerId,
    version,
  };
}
