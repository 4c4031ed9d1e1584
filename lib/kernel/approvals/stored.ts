import sql, { type Sql } from "sql-template-tag";

// What an agreement is verified from, as rows for `signature.ts`. Also read by `npm run verify:approval`, with a client of its own.

const keyColumns = sql`
  user_id as "userId", credential_id as "credentialId", public_key as "publicKey", vouching, enrolled_at as "enrolledAt", ended_at as "endedAt"`;

/** Every staff passkey that was ever enrolled: StaffKey. */
export const enrolledKeys: Sql = sql`select ${keyColumns} from staff_credential where enrolled_at is not null`;

/** A staff passkey with which this person signs now: StaffKey. */
export const ownKey = (userId: string, credentialId: string): Sql => sql`
  select ${keyColumns} from staff_credential
  where credential_id = ${credentialId} and user_id = ${userId}::uuid and state = 'ENROLLED'`;

/** Every administrator there is and was: Administrator. */
export const administrators: Sql = sql`
  select user_id as "userId", created_at as "from", ended_at as "until" from staff_grant where role = 'ADMIN'`;

/** An agreement: StoredAgreement, and what was found of it. No row for a request that nobody has agreed to. */
export const agreement = (id: string): Sql => sql`
  select id, version, act, document, encode(digest, 'hex') as digest, assertion, approver_id as "approverId", ended_at as "agreedAt",
    agreement_needs_signature(approver_id, act, ended_at) as "needsSignature", verified_at is not null as "isVerified", finding
  from approval where id = ${id}::uuid and approver_id is not null`;
