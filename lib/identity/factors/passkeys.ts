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

/** The WebAuthn relying party, from APP_URL, never from a request. */
export function relyingParty(): { id: string; origin: string; name: string } {
  const { hostname, origin } = new URL(env().APP_URL);
  return { id: hostname, origin, name: "Amana" };
}

/** The options with which a browser signs a challenge. */
export interface PasskeyRequest {
  challengeId: string;
  options: PublicKeyCredentialRequestOptionsJSON;
}

/** Starts an authentication with a passkey of this user, or with any discoverable passkey if `userId` is null. */
export async function askForPasskey(
  purpose: ChallengePurpose,
  userId: string | null,
): Promise<PasskeyRequest> {
  const { id, nonce } = await newChallenge(purpose, userId);
  return { challengeId: id, options: await requestOptions(userId, nonce) };
}

/** The options for a browser to sign these bytes with any passkey of this user. */
export const requestOptions = async (userId: string | null, challenge: Buffer) =>
  signingOptions(userId ? await credentialsOf(userId) : [], challenge);

/** The options for a browser to sign these bytes with one of these passkeys. */
export const signingOptions = (allowCredentials: { id: string; transports: string[] }[], challenge: Buffer) =>
  generateAuthenticationOptions({
    rpID: relyingParty().id,
    challenge: Uint8Array.from(challenge),
    allowCredentials,
    userVerification: "required",
    timeout: CHALLENGE_MINUTES * 60_000,
  });

/** The passkeys of a user, as WebAuthn descriptors. */
export const credentialsOf = (userId: string): Promise<{ id: string; transports: string[] }[]> =>
  query(sql`select id, transports from passkey where user_id = ${userId}::uuid order by created_at`);

/**
 * Uses up a challenge and verifies its signature. Returns the id of the user who signed it.
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
 * Verifies a signature of these bytes for our origin, with user verification. Returns the id of the passkey's user, or undefined
 * if it is invalid. If `userId` is null, the response must contain the user handle.
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
  return newCounter !== undefined && (await recordUse(response.id, newCounter)) ? stored.userId : undefined;
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
    // The library throws for every invalid response.
    return undefined;
  }
}

/** A counter that does not increase means a cloned key; devices without a counter always send 0. False if it did not increase. */
async function recordUse(id: string, newCounter: number): Promise<boolean> {
  const recorded = await queryOne(sql`
    update passkey set counter = ${newCounter}, last_used_at = app_now()
    where id = ${id} and (counter < ${newCounter} or (counter = 0 and ${newCounter} = 0)) returning id`);
  return recorded !== undefined;
}
