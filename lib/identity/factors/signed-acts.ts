import "server-only";
import { createHash } from "node:crypto";
import { Refusal } from "@/lib/kernel/refusal";
import { newChallenge, takeChallenge } from "./passkey-challenges";
import { credentialsOf, type PasskeyRequest, requestOptions, verifySigned } from "./passkeys";
import { factorRefusals } from "./refusals";
import type { Assertion } from "./schema";

/**
 * Acts that somebody with a passkey signs: what they see is what is signed. An operation that moves such money does three
 * things, and needs nothing else from here:
 *
 * 1. It works the act out from its own rows, never from what the browser says it saw.
 * 2. Asked by the confirm step, it answers `askToSign(userId, act)`, and shows the act beside the button.
 * 3. Before its command runs it calls `mustBeSigned(userId, act, signature)` with the act worked out anew. Whatever has
 *    changed since (the amount, who is paid, the version) makes another text, which the passkey has not signed.
 */
export interface SignedAct {
  act: "trade.approve" | "trade.concede" | "payout.request";
  /** The trade or the payout. */
  subjectId: string;
  /** What the payee gets, in kobo. */
  amountMinor: bigint;
  /** Whose it will be: a person's id, or a bank account's. */
  payeeId: string;
  /** The subject's version that was looked at. */
  version: bigint;
}

/** The one way of writing an act down: a line for each fact, in this order. */
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

/** What the passkey signs: SHA-256 of the text. */
const challengeOf = (act: SignedAct, nonce: Buffer) =>
  createHash("sha256").update(canonicalText(act, nonce)).digest();

/** Asks for a passkey's signature under an act; undefined for somebody without a passkey. */
export async function askToSign(userId: string, act: SignedAct): Promise<PasskeyRequest | undefined> {
  if ((await credentialsOf(userId)).length === 0) return undefined;
  const { id, nonce } = await newChallenge(act.act, userId);
  return { challengeId: id, options: await requestOptions(userId, challengeOf(act, nonce)) };
}

/**
 * Lets an act of somebody with a passkey pass only with that passkey's signature under exactly this act; the signature is
 * used up. Whoever has no passkey passes.
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
