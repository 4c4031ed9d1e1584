import "server-only";
import { createHash } from "node:crypto";
import { Refusal } from "@/lib/kernel/refusal";
import { newChallenge, takeChallenge } from "./passkey-challenges";
import { credentialsOf, type PasskeyRequest, requestOptions, verifySigned } from "./passkeys";
import { factorRefusals } from "./refusals";
import type { Assertion } from "./schema";

/**
 * An act that users with a passkey sign: they sign exactly what they see. An operation that needs a signature:
 *
 * 1. derives the act from its own rows, never from browser input;
 * 2. returns `askToSign(userId, act)` in the confirm step, and shows the act beside the button;
 * 3. calls `mustBeSigned(userId, act, signature)` before its command, with the act derived again. If the amount, the payee or
 *    the version has changed, the signature does not match.
 */
export interface SignedAct {
  act: "trade.approve" | "trade.concede" | "payout.request";
  /** The trade or the payout. */
  subjectId: string;
  /** The amount that the payee receives, in kobo. */
  amountMinor: bigint;
  /** The id of a user or a bank account. */
  payeeId: string;
  /** The version of the subject that was shown. */
  version: bigint;
}

/** The canonical text of an act. */
const canonicalText = ({ act, subjectId, amountMinor, payeeId, version }: SignedAct, nonce: Buffer): string =>
  [
    "Amana signed act 1",
    `act: ${act}`,
    `subject: ${subjectId}`,
    `amount: ${amountMinor} NGN minor`,
    `payee: ${payeeId}`,
    `version: ${version}`,
    `nonce: ${nonce.toString("base64url")}`,
  ].join("\n");

/** The challenge that the passkey signs: SHA-256 of the text. */
const challengeOf = (act: SignedAct, nonce: Buffer) =>
  createHash("sha256").update(canonicalText(act, nonce)).digest();

/** Starts the signing of an act; undefined if the user has no passkey. */
export async function askToSign(userId: string, act: SignedAct): Promise<PasskeyRequest | undefined> {
  if ((await credentialsOf(userId)).length === 0) return undefined;
  const { id, nonce } = await newChallenge(act.act, userId);
  return { challengeId: id, options: await requestOptions(userId, challengeOf(act, nonce)) };
}

/**
 * Requires a signature of exactly this act from users with a passkey, and uses it up. Users without a passkey need none.
 * @throws Refusal - signature_needed, challenge_over, wrong_signature
 */
export async function mustBeSigned(
  userId: string,
  act: SignedAct,
  signature: Assertion | undefined,
): Promise<void> {
  if (!signature) {
    if ((await credentialsOf(userId)).length === 0) return;
    throw new Refusal(factorRefusals.signature_needed);
  }
  const nonce = await takeChallenge(signature.challengeId, act.act, userId);
  if (!nonce) throw new Refusal(factorRefusals.challenge_over);
  const signer = await verifySigned(userId, challengeOf(act, nonce), signature.response);
  if (!signer) throw new Refusal(factorRefusals.wrong_signature);
}
