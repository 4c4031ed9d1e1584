import "server-only";
import { z } from "zod";
import { after, MINUTE } from "@/lib/kernel/clock";
import { type Actor, type Answer, command } from "@/lib/kernel/command";
import { keyFor } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { readTrade, type TradeInput } from "../../commands/move-trade";
import { legalMove } from "../../moves";
import { planMove, roleIn, type TradeFacts, type TradeMoved } from "../../rules";
import { parcelEvents } from "../events";
import { areDigits, handoverCode, newCodeHash, opens } from "../handover-code";
import { CODE_LOCK_MINUTES, CODE_TRIES, CODE_TRIES_AT_ONCE } from "../machine";
import { parcelRefusals } from "../refusals";
import { parcelMove, parcelOf } from "./facts";

interface Tried {
  codeHash: string;
  codeGeneration: number;
  /** How many more can be tried until the next pause. */
  triesLeft: number;
  /** ISO 8601: where none are, when it is over. */
  pauseUntil: string | null;
}

/**
 * A try at the digits is a commit of its own, made before they are compared. Its key stands for these digits alone.
 * @throws Refusal - code_locked, code_void, and those of the hand-over
 */
const countTry = command<TradeInput & { code: string }, TradeFacts, Tried>({
  act: "parcel.try",
  read: ({ tradeId }, by) => readTrade(tradeId, by),
  decide(trade, _input, by) {
    const { id: tradeId, buyerId, sellerId, now } = trade;
    const isLegal = roleIn(trade, by) === "seller" && legalMove(trade, "hand-over", "seller", now);
    // Says why, in the words of the hand-over itself.
    if (!isLegal) planMove(trade, "hand-over", by);
    const { codeHash, codeGeneration, codeTries, codeLockedUntil } = parcelOf(trade);
    if (codeTries >= CODE_TRIES) throw new Refusal(parcelRefusals.code_void);
    if (codeLockedUntil && new Date(codeLockedUntil) > now)
      throw new Refusal(parcelRefusals.code_locked, { until: codeLockedUntil });
    const tries = codeTries + 1;
    const triesLeft = (CODE_TRIES_AT_ONCE - (tries % CODE_TRIES_AT_ONCE)) % CODE_TRIES_AT_ONCE;
    const locked = parcelEvents.locked({ tradeId, buyerId, sellerId, isVoid: tries >= CODE_TRIES });
    return {
      result: {
        codeHash,
        codeGeneration,
        triesLeft,
        pauseUntil: triesLeft === 0 ? after(now, CODE_LOCK_MINUTES * MINUTE).toISOString() : null,
      },
      subject: { kind: "parcel", id: tradeId },
      ...parcelMove(trade, "try"),
      events: triesLeft === 0 ? [locked] : [],
    };
  },
});

const handOverBySecret = command<TradeInput & { secret: string }, TradeFacts, TradeMoved>({
  act: "trade.hand-over",
  read: ({ tradeId }, by) => readTrade(tradeId, by),
  decide(trade, { secret }, by) {
    const plan = planMove(trade, "hand-over", by, {
      beside: trade.parcel ? parcelMove(trade, "hand-over", { secret }) : {},
    });
    if (!opens(parcelOf(trade).codeHash, secret))
      throw new Refusal(parcelRefusals.wrong_code, { triesLeft: CODE_TRIES_AT_ONCE });
    return plan;
  },
});

const isSecret = (code: string) => /^[0-9a-f]{32}$/.test(code);

/**
 * The buyer has it and showed their code, which the seller scanned or typed: the buyer's time to look at it begins. Five wrong tries at the
 * digits stop them for fifteen minutes, and after fifteen the buyer has to make another code; a scanned code is too long to be guessed.
 * @param input.code - the secret in the QR code, or six digits with or without spaces
 * @throws Refusal - not_yours, moved_on, begin_first, wrong_code (tries left until the next pause), code_locked (until), code_void
 */
export async function handOver(
  by: Actor,
  key: string,
  { tradeId, code }: TradeInput & { code: string },
): Promise<Answer<TradeMoved>> {
  const typed = code.trim().toLowerCase();
  if (isSecret(typed)) return handOverBySecret(by, key, { tradeId, secret: typed });
  const { result: tried } = await countTry(by, keyFor(key, "try"), { tradeId, code: typed });
  const right = handoverCode(tradeId, tried);
  if (right && areDigits(typed, right)) return handOverBySecret(by, key, { tradeId, secret: right.secret });
  throw tried.pauseUntil
    ? new Refusal(parcelRefusals.code_locked, { until: tried.pauseUntil })
    : new Refusal(parcelRefusals.wrong_code, { triesLeft: tried.triesLeft });
}

export const Recoded = z.object({ tradeId: z.string(), generation: z.number().int() });

/**
 * The buyer makes another code, and the one before opens nothing any more.
 * @throws Refusal - not_yours, moved_on, no_parcel
 */
export const renewCode = command<TradeInput, TradeFacts, z.output<typeof Recoded>>({
  act: "parcel.recode",
  read: ({ tradeId }, by) => readTrade(tradeId, by),
  decide(trade, _input, by) {
    const { id: tradeId, buyerId, sellerId } = trade;
    const { codeGeneration } = parcelOf(trade);
    if (roleIn(trade, by) !== "buyer") throw new Refusal(parcelRefusals.not_your_code);
    if (trade.state !== "IN_ESCROW" && trade.state !== "SHIPPED") throw new Refusal(parcelRefusals.code_used);
    const generation = codeGeneration + 1;
    return {
      result: { tradeId, generation },
      subject: { kind: "parcel", id: tradeId },
      ...parcelMove(trade, "recode", { codeHash: newCodeHash(tradeId, generation) }),
      events: [parcelEvents.recoded({ tradeId, buyerId, sellerId })],
    };
  },
});
