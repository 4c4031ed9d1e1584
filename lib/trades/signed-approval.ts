import "server-only";
import { type Actor, isAnswered } from "../command";
import { askToSign, mustBeSigned, type PasskeyRequest, type SignedAct } from "../identity";
import type { Assertion } from "../identity/factor-schema";
import type { CallContext } from "../procedure";
import { kernelRefusals, Refusal } from "../refusal";
import { getTradeFor } from "./queries";

/** What approving a trade is, to the kobo, as the trade stands now; undefined for everybody but its buyer. */
async function approvalOf(by: Actor, tradeId: string): Promise<SignedAct | undefined> {
  const trade = await getTradeFor(by, tradeId);
  if (trade?.role !== "buyer") return undefined;
  return {
    act: "trade.approve",
    subjectId: trade.id,
    amountMinor: BigInt(trade.sellerGets.minor),
    payeeId: trade.seller.id,
    version: BigInt(trade.version),
  };
}

/**
 * Asks for the buyer's signature under paying the seller; null for a buyer without a passkey.
 * @throws Refusal - not_found
 */
export async function askToSignApproval(by: Actor, tradeId: string): Promise<PasskeyRequest | null> {
  const approval = await approvalOf(by, tradeId);
  if (!approval) throw new Refusal(kernelRefusals.not_found);
  return (await askToSign(by.id, approval)) ?? null;
}

/**
 * Stops a buyer with a passkey who has not signed this. A signature works once, but the key of an act that is done gets its
 * answer again. For whoever is no buyer the command has its own no.
 * @throws Refusal - signature_needed, challenge_over, wrong_signature
 */
export async function mustBeSignedByBuyer(
  { session, key = "" }: Pick<CallContext, "session" | "key">,
  by: Actor,
  { id, signature }: { id: string; signature?: Assertion | undefined },
): Promise<void> {
  // A session knows whether its owner has any factor: most have none, and nothing is read for them.
  if (session && !session.hasFactor && !signature) return;
  if (await isAnswered(by, key)) return;
  const approval = await approvalOf(by, id);
  if (approval) await mustBeSigned(by.id, approval, signature);
}
