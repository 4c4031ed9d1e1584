import { HOME } from "@/lib/money/currencies";
import "server-only";
import type { StaffRole } from "@/lib/kernel/command";
import { queryOne, raw, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import type { Grants } from "@/lib/kernel/permissions";
import { withFactor } from "./factors/queries";
import type { VerificationLevel } from "./limits/allowance";
import {
  bindingAt,
  type Restriction,
  type Restrictions,
  restrictionsIn,
  stoppingAt,
} from "./restrictions/restrictions";
import { isBlocked } from "./sessions/block";
import { provenForStaff, usedNow } from "./sessions/staff-use";

/** A session expires this many days after its last use … */
export const SESSION_IDLE_DAYS = 30;
/** … and this many days after sign-in, regardless of use. */
export const SESSION_ABSOLUTE_DAYS = 90;

/** The user of the current session, as of this request. */
export interface Viewer {
  id: string;
  sessionId: string;
  name: string;
  /** Id of their picture, if any. */
  pictureId: string | null;
  email: string;
  /** E.164. */
  phone: string;
  emailProven: boolean;
  phoneProven: boolean;
  level: VerificationLevel;
  /** Restrictions in force. */
  restrictions: Restriction[];
  /** Staff roles and what they grant, none while `staffNeeds` says what is missing. */
  roles: StaffRole[];
  grants: Grants;
  staffNeeds: StaffNeeds;
  /** A passkey, or an authenticator app that has been confirmed. */
  hasFactor: boolean;
  /** The session was reauthenticated recently. */
  isFresh: boolean;
  /** The session was opened by a texted code, and not reauthenticated since. */
  isByCodeAlone: boolean;
  /** They have an offer open. */
  isSeller: boolean;
  /** Wallet balance, in kobo. */
  balanceMinor: bigint;
}

/** What a member of staff must do before their roles apply; null if nothing, and for other users. */
export type StaffNeeds = "second_factor" | "proof" | null;

/** A block by staff: why, and until when; null means until it is lifted. */
export interface Block {
  reason: string;
  until: Date | null;
}

/** How long a reauthentication is valid, in minutes. */
export const STEP_UP_MINUTES = 5;

interface ViewerRow extends Omit<Viewer, "restrictions" | "staffNeeds"> {
  isProvenForStaff: boolean;
  restrictions: Restrictions;
  now: Date;
  /** The last use on record is old enough to be recorded anew: an hour, for staff a minute. */
  seenLongAgo: boolean;
}

/**
 * The user of a session, in one query; undefined if the session has ended or expired, or the user is blocked. So each of these
 * takes effect on the next request.
 */
export async function readViewer(sessionId: string): Promise<Viewer | undefined> {
  const row = await queryOne<ViewerRow>(sql`
    select s.id as session_id, u.id, u.name, u.picture_id, u.email, u.phone, u.level::text as level,
      u.email_verified_at is not null as email_proven, u.phone_verified_at is not null as phone_proven,
      ${raw(restrictionsIn("a"))} as restrictions, clock.now,
      array(select role::text from staff_member where user_id = u.id order by role) as roles, staff_grants(u.id) as grants,
      ${withFactor("u")} as has_factor,
      coalesce(s.factor_at > clock.now - make_interval(mins => ${STEP_UP_MINUTES}::int), false) as is_fresh,
      s.factor_at is null as is_by_code_alone,
      coalesce(a.open_offers, 0) + coalesce(a.open_listings, 0) > 0 as is_seller, coalesce(w.balance, 0)::bigint as balance_minor,
      ${provenForStaff} as is_proven_for_staff,
      s.last_seen_at < clock.now - case when exists (select from staff_member where user_id = u.id)
        then interval '1 minute' else interval '1 hour' end as seen_long_ago
    from (select app_now() as now) clock
    join session s on s.id = ${sessionId}::uuid and s.revoked_at is null and s.expires_at > clock.now
      and s.last_seen_at > clock.now - make_interval(days => ${SESSION_IDLE_DAYS}::int)
    join app_user u on u.id = s.user_id and u.closed_at is null and not ${isBlocked}
    left join allowance a on a.user_id = u.id
    left join wallet_balance w on w.user_id = u.id and w.currency = ${HOME}`);
  if (!row) return undefined;
  const { seenLongAgo, isProvenForStaff: _proven, now, ...viewer } = row;
  // Not awaited: losing it costs the precision of one use.
  if (seenLongAgo) touchSession(sessionId).catch(() => {});
  const staffNeeds = needsOf(row);
  return {
    ...viewer,
    ...(staffNeeds && { roles: [], grants: {} }),
    staffNeeds,
    restrictions: bindingAt(viewer.restrictions, now),
  };
}

function needsOf({ roles, hasFactor, isProvenForStaff }: ViewerRow): StaffNeeds {
  if (roles.length === 0) return null;
  if (!hasFactor && env().STAFF_FACTOR === "required") return "second_factor";
  return isProvenForStaff ? null : "proof";
}

async function touchSession(sessionId: string): Promise<void> {
  await queryOne(sql`
    update session set ${usedNow} where id = ${sessionId}::uuid and last_seen_at < app_now() - interval '1 minute'`);
}

/** The block of a session's user, even if the session has ended; undefined if there is none. */
export async function readBlock(sessionId: string): Promise<Block | undefined> {
  const owner = await queryOne<{ restrictions: Restrictions; now: Date }>(sql`
    select ${raw(restrictionsIn("a"))} as restrictions, app_now() as now
    from session s join allowance a on a.user_id = s.user_id where s.id = ${sessionId}::uuid`);
  const block = owner && stoppingAt(owner.restrictions, "signIn", owner.now);
  return block && { reason: block.reason, until: block.until === null ? null : new Date(block.until) };
}

export type Person = Omit<
  Viewer,
  | "sessionId"
  | "pictureId"
  | "balanceMinor"
  | "isSeller"
  | "hasFactor"
  | "isFresh"
  | "isByCodeAlone"
  | "staffNeeds"
>;

/** A user by id, as they see themselves. */
export async function readUser(userId: string): Promise<Person | undefined> {
  const row = await queryOne<Omit<Person, "restrictions"> & { restrictions: Restrictions; now: Date }>(sql`
    select u.id, u.name, u.email, u.phone, u.level::text as level,
      u.email_verified_at is not null as email_proven, u.phone_verified_at is not null as phone_proven,
      ${raw(restrictionsIn("a"))} as restrictions, app_now() as now,
      array(select role::text from staff_member where user_id = u.id order by role) as roles
    from app_user u left join allowance a on a.user_id = u.id where u.id = ${userId}::uuid`);
  if (!row) return undefined;
  const { now, ...person } = row;
  return { ...person, restrictions: bindingAt(person.restrictions, now) };
}

/** A pending change of phone number: the new number, when its code was sent, and the current time. */
export interface PhoneChange {
  phone: string;
  sentAt: Date;
  now: Date;
}

/** The pending change of phone number; undefined if there is none. */
export function readPhoneChange(userId: string): Promise<PhoneChange | undefined> {
  return queryOne<PhoneChange>(sql`
    select c.target as phone, c.created_at as sent_at, app_now() as now
    from verification_code c join app_user u on u.id = c.user_id
    where u.id = ${userId}::uuid and u.phone_verified_at is not null and u.phone <> c.target
      and c.purpose = 'PHONE' and c.used_at is null and c.expires_at > app_now()
    order by c.id desc limit 1`);
}

/** When the valid code was sent, and the current time; undefined if there is none. */
export function readPhoneCodeSent(userId: string): Promise<{ sentAt: Date; now: Date } | undefined> {
  return queryOne<{ sentAt: Date; now: Date }>(sql`
    select created_at as sent_at, app_now() as now from verification_code
    where user_id = ${userId}::uuid and purpose = 'PHONE' and used_at is null and expires_at > app_now()
    order by id desc limit 1`);
}
