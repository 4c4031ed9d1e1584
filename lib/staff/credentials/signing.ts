import "server-only";
import { type PasskeyRequest, signingOptions } from "@/lib/identity";
import { query, sql } from "@/lib/kernel/db";

/** Has the caller sign a challenge with one of their staff passkeys; null if they have none. `about` is what it is of. */
export async function askForStaffPasskey(
  userId: string,
  about: string,
  challenge: Buffer,
): Promise<PasskeyRequest | null> {
  const own = await query<{ id: string; transports: string[] }>(sql`
    select c.credential_id as id, coalesce(k.transports, '{}') as transports
    from staff_credential c left join person_passkey k on k.id = c.credential_id
    where c.user_id = ${userId}::uuid and c.state = 'ENROLLED'`);
  return own.length === 0 ? null : { challengeId: about, options: await signingOptions(own, challenge) };
}
