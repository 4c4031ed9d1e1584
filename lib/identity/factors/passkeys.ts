import "server-only";
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { Refusal } from "@/lib/kernel/refusal";
import { CHALLENGE_MINUTES, type ChallengePurpose, newChallenge, takeChallenge } from "./passkey-challenges";
import { factorRefusals } from "./refusals";
import type { Assertion } from "./schema";

/** Whom passkeys are made for: our own address, and nothing that a request says. */
export function relyingParty(): { id: string; origin: string; name: string } {
  const { hostname, origin } = new URL(env().APP_URL);
  return { id: hostname, origin, name: "Amana" };
}

/** What a browser is asked to have signed. */
export interface PasskeyRequest {
  challengeId: string;
  options: PublicKeyCredentialRequestOptionsJSON;
}

/** Asks for a passkey of this person, or of whoever it may be where `userId` is null. */
export async function askForPasskey(
  purpose: ChallengePurpose,
  userId: string | null,
): Promise<PasskeyRequest> {
  const { id, nonce } = await newChallenge(purpose, userId);
  return { challengeId: id, options: await requestOptions(userId, nonce) };
}

/** The options for a browser, with these bytes to be signed. */
export async function requestOptions(userId: string | null, challenge: Buffer) {
  const allowed = userId ? await credentialsOf(userId) : [];
  return generateAuthenticationOptions({
    rpID: relyingParty().id,
    challenge: Uint8Array.from(challenge),
    allowCredentials: allowed,
    userVerification: "required",
    timeout: CHALLENGE_MINUTES * 60_000,
  });
}

/** The passkeys of a person, as browsers want them named. */
export const credentialsOf = (userId: string): Promise<{ id: string; transports: string[] }[]> =>
  query(sql`select id, transports from passkey where user_id = ${userId}::uuid order by created_at`);

/**
 * Takes a signed challenge: uses it up, and answers whose passkey signed it.
 * @throws Refusal - challenge_over, passkey_refused
 */
export async function takeAssertion(
  purpose: ChallengePurpose,
  userId: string | null,
  { challengeId, response }: Assertion,
): Promise<string> {
  const challenge = await takeChallenge(challengeId, purpose, userId);
  if (!challenge) throw new Refusal(factorRefusals.challenge_over);
  const signer = await verifySigned(userId, challenge, response);
  if (!signer) throw new Refusal(factorRefusals.passkey_refused);
  return signer;
}

interface StoredKey {
  userId: string;
  publicKey: Buffer;
  counter: bigint;
  transports: string[];
}

/**
 * Whose passkey signed these bytes, at our address, by somebody whom their device knows; undefined where any of it does
 * not hold. `userId` null: a passkey of anybody, which then has to say itself whose it is.
 */
export async function verifySigned(
  userId: string | null,
  challenge: Buffer,
  response: Assertion["response"],
): Promise<string | undefined> {
  const stored = await queryOne<StoredKey>(sql`
    select user_id, public_key, counter, transports from passkey where id = ${response.id}`);
  if (!stored || (userId !== null && stored.userId !== userId)) return undefined;
  const handle = response.response.userHandle;
  const named = handle ? Buffer.from(handle, "base64url").toString() : undefined;
  if (userId === null ? named !== stored.userId : named !== undefined && named !== stored.userId)
    return undefined;
  const newCounter = await counterOf(stored, challenge, response);
  return newCounter !== undefined && (await noteUse(response.id, newCounter)) ? stored.userId : undefined;
}

async function counterOf(
  stored: StoredKey,
  challenge: Buffer,
  response: Assertion["response"],
): Promise<number | undefined> {
  const { id, origin } = relyingParty();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge: challenge.toString("base64url"),
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      credential: {
        id: response.id,
        publicKey: Uint8Array.from(stored.publicKey),
        counter: Number(stored.counter),
      },
    });
    return verified ? authenticationInfo.newCounter : undefined;
  } catch {
    // The library throws for whatever is not as it should be: all of it is a passkey that proves nothing.
    return undefined;
  }
}

/** A counter that does not grow is a copied key; devices that do not count always say 0. False where a twin was faster. */
async function noteUse(id: string, newCounter: number): Promise<boolean> {
  const recorded = await queryOne(sql`
    update passkey set counter = ${newCounter}, last_used_at = app_now()
    where id = ${id} and (counter < ${newCounter} or (counter = 0 and ${newCounter} = 0)) returning id`);
  return recorded !== undefined;
}
