import "server-only";
import { query, queryOne, raw, type Sql, sql } from "@/lib/kernel/db";

/** A passkey as its owner sees it. */
export interface OwnPasskey {
  id: string;
  name: string;
  isBackedUp: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
  now: Date;
}

/** A user's passkeys, newest first. */
export const ownPasskeys = (userId: string): Promise<OwnPasskey[]> =>
  query<OwnPasskey>(sql`
    select id, name, is_backed_up, created_at, last_used_at, app_now() as now
    from passkey where user_id = ${userId}::uuid order by created_at desc, id`);

/** The user's means of reauthentication. */
export interface OwnFactors {
  hasPassword: boolean;
  hasApp: boolean;
  /** When the app was set up. */
  appSince: Date | null;
  passkeys: number;
  /** Unused recovery codes. */
  codesLeft: number;
  now: Date;
}

const FACTORS = sql`
  has_password(u.id) as has_password, t.confirmed_at is not null as has_app, t.confirmed_at as app_since,
  (select count(*)::int from passkey where user_id = u.id) as passkeys,
  (select count(*)::int from recovery_code where user_id = u.id and used_at is null) as codes_left, app_now() as now`;

/** The factors of a user; undefined if the user does not exist. */
export const ownFactors = (userId: string): Promise<OwnFactors | undefined> =>
  queryOne<OwnFactors>(sql`
    select ${FACTORS} from app_user u left join totp t on t.user_id = u.id where u.id = ${userId}::uuid`);

/** The user of a pending sign-in; undefined if it has expired or was used. */
export const readPendingSignIn = (
  pendingId: string,
): Promise<(OwnFactors & { userId: string }) | undefined> =>
  queryOne<OwnFactors & { userId: string }>(sql`
    select u.id as user_id, ${FACTORS}
    from pending_sign_in p join app_user u on u.id = p.user_id left join totp t on t.user_id = u.id
    where p.id = ${pendingId}::uuid and p.used_at is null and p.expires_at > app_now()`);

/** Whether user `u` of a query has a second factor, which every sign-in of theirs requires. */
export const withFactor = (u: string): Sql => sql`
  (exists (select from passkey where user_id = ${raw(u)}.id)
    or exists (select from totp where user_id = ${raw(u)}.id and confirmed_at is not null))`;

/** Whether sign-in requires a second factor. */
export async function hasFactor(userId: string): Promise<boolean> {
  const found = await queryOne(sql`
    select 1 as found from app_user u where u.id = ${userId}::uuid and ${withFactor("u")}`);
  return found !== undefined;
}
