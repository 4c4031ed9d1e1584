import "server-only";
import type { Assertion } from "@/lib/identity/factors/schema";
import { type Actor, isAnswered } from "@/lib/kernel/command";
import type { CallContext } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { askToSign, mustBeSigned, type PasskeyRequest, type SignedAct } from "../identity";
import { confirmerOf, performerOf } from "./moves";
import { getTradeFor } from "./queries";

/** The moves by which a buyer pays the seller for good. A seller's concession pays the buyer back, and is not signed. */
export type PayingAct = "trade.approve" | "trade.concede";

/** What paying the seller is, to the kobo, as the trade stands now; undefined for everybody but its buyer. */
async function paymentOf(by: Actor, act: PayingAct, tradeId: string): Promise<SignedAct | undefined> {
  const trade = await getTradeFor(by, tradeId);
  if (!trade || trade.role !== confirmerOf(trade)) return undefined;
  return {
    act,
    subjectId: trade.id,
    amountMinor: BigInt(trade.performerGets.minor),
    payeeId: trade[performerOf(trade)].id,
    version: BigInt(trade.version),
  };
}

/**
 * Asks for the buyer's signature under paying the seller; null for a buyer without a passkey.
 * @throws Refusal - not_found
 */
export async function askToSignPayment(
  by: Actor,
  act: PayingAct,
  tradeId: string,
): Promise<PasskeyRequest | null> {
  const payment = await paymentOf(by, act, tradeId);
  if (!payment) throw new Refusal(kernelRefusals.not_found);
  return (await askToSign(by.id, payment)) ?? null;
}

/**
 * Stops a buyer with a passkey who has not signed this. A signature works once, but the key of an act that is done gets its
 * answer again. For whoever is no buyer the command has its own answer.
 * @throws Refusal - signature_needed, challenge_over, wrong_signature
 */
export async function mustBeSignedByBuyer(
  { session, key = "" }: Pick<CallContext, "session" | "key">,
  by: Actor,
  act: PayingAct,
  { id, signature }: { id: string; signature?: Assertion | undefined },
): Promise<void> {
  // A session knows whether its owner has any factor: most have none, and nothing is read for them.
  if (session && !session.hasFactor && !signature) return;
  if (await isAnswered(by, key)) return;
  const payment = await paymentOf(by, act, id);
  if (payment) await mustBeSigned(by.id, payment, signature);
}
