import "server-only";
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { notifyRelay } from "@/lib/kernel/outbox";
import { invariant, Refusal } from "@/lib/kernel/refusal";
import { noting, type SecurityFacts } from "../security-events";
import { CHALLENGE_MINUTES, newChallenge, takeChallenge } from "./passkey-challenges";
import { credentialsOf, relyingParty } from "./passkeys";
import { factorRefusals } from "./refusals";
import type { Attestation } from "./schema";

const MAX_PASSKEYS = 20;

/** The options with which a browser creates a passkey. */
export interface NewPasskey {
  challengeId: string;
  options: PublicKeyCredentialCreationOptionsJSON;
}

/** Starts a passkey registration: a discoverable credential with user verification. */
export async function askForNewPasskey(by: Actor): Promise<NewPasskey> {
  const person = await queryOne<{ name: string; email: string }>(sql`
    select name, email from app_user where id = ${by.id}::uuid`);
  invariant(person, "a signed-in user has an account");
  const { id, nonce } = await newChallenge("register", by.id);
  const party = relyingParty();
  const options = await generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userID: new TextEncoder().encode(by.id),
    userName: person.email,
    userDisplayName: person.name,
    challenge: Uint8Array.from(nonce),
    attestationType: "none",
    excludeCredentials: await credentialsOf(by.id),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    timeout: CHALLENGE_MINUTES * 60_000,
  });
  return { challengeId: id, options };
}

/**
 * Adds a passkey to the account, named after the device it was created on.
 * @throws Refusal - challenge_over, passkey_refused, passkey_known, too_many_passkeys
 */
export async function addPasskey(
  by: Actor,
  { challengeId, response }: Attestation,
  from: SecurityFacts,
): Promise<{ name: string }> {
  const challenge = await takeChallenge(challengeId, "register", by.id);
  if (!challenge) throw new Refusal(factorRefusals.challenge_over);
  const registration = await verify(challenge, response);
  if (!registration) throw new Refusal(factorRefusals.passkey_refused);
  if ((await credentialsOf(by.id)).length >= MAX_PASSKEYS)
    throw new Refusal(factorRefusals.too_many_passkeys);
  const name = deviceName(from.userAgent ?? "");
  const { credential, credentialBackedUp } = registration;
  const added = await queryOne(sql`
    with added as (
      insert into passkey (id, user_id, public_key, counter, transports, is_backed_up, name)
      values (${credential.id}, ${by.id}::uuid, ${Buffer.from(credential.publicKey)}, ${credential.counter},
        ${response.response.transports ?? []}::text[], ${credentialBackedUp}, ${name})
      on conflict (id) do nothing returning user_id),
    ${noting("passkey_added", sql`added`, { ...from, detail: { Passkey: name } })}
    select user_id from added`);
  if (!added) throw new Refusal(factorRefusals.passkey_known);
  notifyRelay();
  return { name };
}

async function verify(challenge: Buffer, response: Attestation["response"]) {
  const { id, origin } = relyingParty();
  try {
    const verification = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge.toString("base64url"),
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
    });
    return verification.registrationInfo;
  } catch {
    // The library throws for every invalid response.
    return undefined;
  }
}

const devices: [pattern: RegExp, name: string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android phone"],
  [/Macintosh|Mac OS X/, "Mac"],
  [/Windows/, "Windows computer"],
  [/CrOS/, "Chromebook"],
  [/Linux/, "Linux computer"],
];

/** The name of the device, from its user agent. */
const deviceName = (userAgent: string): string =>
  devices.find(([pattern]) => pattern.test(userAgent))?.[1] ?? "Passkey";
