import "server-only";
import { query, queryOne, sql } from "../db";
import { env } from "../env";
import {
  type Administrator,
  isSignedBy,
  type PasskeyAssertion,
  type RelyingParty,
  type StaffKey,
  type StaffKeys,
} from "./signature";

/** Where staff passkeys sign, from APP_URL. */
export function relyingParty(): RelyingParty {
  const { hostname, origin } = new URL(env().APP_URL);
  return { id: hostname, origin };
}

const keyColumns = sql`user_id, credential_id, public_key, vouching, enrolled_at, ended_at`;

/** Every staff passkey that was ever enrolled, and every administrator. */
export async function staffKeys(): Promise<StaffKeys> {
  const [keys, administrators] = await Promise.all([
    query<StaffKey>(sql`select ${keyColumns} from staff_credential where enrolled_at is not null`),
    query<Administrator>(
      sql`select user_id, created_at as from, ended_at as until from staff_grant where role = 'ADMIN'`,
    ),
  ]);
  return { keys, administrators };
}

/** Whether an assertion is by a staff passkey that this person has now, over this challenge. */
export async function isSignedNow(
  userId: string,
  challenge: Buffer,
  assertion: PasskeyAssertion,
): Promise<boolean> {
  const key = await queryOne<StaffKey>(sql`
    select ${keyColumns} from staff_credential
    where credential_id = ${assertion.id} and user_id = ${userId}::uuid and state = 'ENROLLED'`);
  return key !== undefined && isSignedBy(key, challenge, assertion, relyingParty());
}
