import "server-only";
import { query, queryOne } from "../db";
import { env } from "../env";
import {
  type Administrator,
  isSignedBy,
  type PasskeyAssertion,
  type RelyingParty,
  type StaffKey,
  type StaffKeys,
} from "./signature";
import { administrators, enrolledKeys, ownKey } from "./stored";

const partyAt = (url: string): RelyingParty => {
  const { hostname, origin } = new URL(url);
  return { id: hostname, origin };
};

/** Where staff passkeys sign, and have signed. */
export const relyingParties = (): RelyingParty[] => [env().APP_URL, ...env().FORMER_APP_URLS].map(partyAt);

/** Every staff passkey that was ever enrolled, and every administrator. */
export async function staffKeys(): Promise<StaffKeys> {
  const [keys, people] = await Promise.all([
    query<StaffKey>(enrolledKeys),
    query<Administrator>(administrators),
  ]);
  return { keys, administrators: people };
}

/** Whether an assertion is by a staff passkey that this person has now, over this challenge. */
export async function isSignedNow(
  userId: string,
  challenge: Buffer,
  assertion: PasskeyAssertion,
): Promise<boolean> {
  const key = await queryOne<StaffKey>(ownKey(userId, assertion.id));
  return key !== undefined && isSignedBy(key, challenge, assertion, [partyAt(env().APP_URL)]);
}
