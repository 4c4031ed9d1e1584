import { addPasskey, askForNewPasskey } from "@/lib/identity/factors/add-passkey";
import { SoftAuthenticator } from "@/lib/identity/factors/authenticator-for-tests";
import type { Assertion } from "@/lib/identity/factors/schema";
import { agreementChallenge, staffKeyChallenge } from "@/lib/kernel/approvals/signature";
import { queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import type { TestApp, TestUser } from "@/lib/testing/world";

/** A passkey of this person's, with which they do not sign agreements yet. */
export async function plainPasskey({ actor }: Pick<TestUser, "actor">): Promise<SoftAuthenticator> {
  const passkey = new SoftAuthenticator(env().APP_URL);
  await addPasskey(actor, passkey.make(await askForNewPasskey(actor)), {
    address: "198.51.100.7",
    userAgent: "Test",
  });
  return passkey;
}

/** A staff passkey that the database's owner has enrolled. */
export async function staffPasskey(app: TestApp, user: TestUser): Promise<SoftAuthenticator> {
  const passkey = await plainPasskey(user);
  await app.asOwner("select enrol_staff_passkey($1, $2)", [user.id, passkey.id]);
  return passkey;
}

type Overrides = Parameters<SoftAuthenticator["sign"]>[1];

/** A passkey's signature over a challenge; `about` is what the challenge is of. */
export const signed = (
  passkey: SoftAuthenticator,
  about: string,
  challenge: Buffer,
  overrides?: Overrides,
): Assertion =>
  passkey.sign({ challengeId: about, options: { challenge: challenge.toString("base64url") } }, overrides);

/** A passkey's signature over a request as it is stored now. */
export async function signedRequest(
  passkey: SoftAuthenticator,
  id: string,
  overrides?: Overrides,
): Promise<Assertion> {
  const stored = await queryOne<{ digest: string }>(
    sql`select encode(digest, 'hex') as digest from approval where id = ${id}::uuid`,
  );
  return signed(passkey, id, agreementChallenge(id, stored?.digest ?? ""), overrides);
}

/** A passkey's signature over another one that is offered. */
export async function signedPasskey(passkey: SoftAuthenticator, id: string): Promise<Assertion> {
  const key = await queryOne<{ userId: string; credentialId: string; publicKey: Uint8Array }>(
    sql`select user_id, credential_id, public_key from staff_credential where id = ${id}::uuid`,
  );
  if (!key) throw new Error("no such staff passkey");
  return signed(passkey, id, staffKeyChallenge(key));
}

/** As if all roles had been granted this long ago, such as '14 days'. */
export const ageRoles = (app: TestApp, interval: string) =>
  app.asOwner("update staff_grant set created_at = app_now() - $1::interval where ended_at is null", [
    interval,
  ]);
