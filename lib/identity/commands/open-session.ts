import "server-only";
import { query, sql } from "../../db";
import { newId } from "../../ids";
import { forgive, limit } from "../../rate-limit";
import { Refusal } from "../../refusal";
import { formatDateTime } from "../../time-format";
import { signInByAddress, signInByName } from "../limited-acts";
import { hashPassword, isOutdated, passwordMatches } from "../password";
import { parseNigerianMobile } from "../phone";
import { SESSION_ABSOLUTE_DAYS } from "../queries";
import { identityRefusals } from "../refusals";

export interface Credentials {
  /** An email address or a Nigerian phone number, as typed. */
  identifier: string;
  password: string;
}

/** The browser that signs in. */
export interface Device {
  address: string;
  userAgent: string;
}

interface Account {
  id: string;
  passwordHash: string | null;
  isBlocked: boolean;
  blockedReason: string | null;
  blockedUntil: Date | null;
}

/**
 * Signs a browser in: the right password makes a new session and answers its id. An account that does not exist is
 * answered with the same words after the same work.
 * @throws Refusal - wrong_password, blocked (only to who knows the password), too_many_requests
 */
export async function openSession(credentials: Credentials, device: Device): Promise<{ sessionId: string }> {
  const identifier = normalise(credentials.identifier);
  await limit(signInByAddress, device.address);
  await limit(signInByName, identifier);
  const account = await findAccount(identifier, credentials.password);
  if (!account) throw new Refusal(identityRefusals.wrong_password);
  await forgive(identifier, signInByName);
  if (account.isBlocked) throw blocked(account);
  if (isOutdated(account.passwordHash)) await rehash(account, credentials.password);
  return { sessionId: await insertSession(account.id, device) };
}

/** Email addresses in lower case, phone numbers in E.164, so that every way of typing one counts as one. */
function normalise(identifier: string): string {
  const text = identifier.trim();
  return (text.includes("@") ? null : parseNigerianMobile(text)) ?? text.toLowerCase();
}

/**
 * The account that an address or number and a password open together: of those who gave it, who has proven it, or else
 * who gave it last. Two hashes are worked out in every case, so that the time tells nothing.
 */
async function findAccount(identifier: string, password: string): Promise<Account | undefined> {
  const [column, provenAt] = identifier.includes("@")
    ? [sql`u.email`, sql`u.email_verified_at`]
    : [sql`u.phone`, sql`u.phone_verified_at`];
  const candidates = await query<Account & { isProven: boolean }>(sql`
    select distinct on (is_proven) u.id, u.password_hash, u.blocked_reason, u.blocked_until, ${provenAt} is not null as is_proven,
      coalesce(u.blocked_at is not null and (u.blocked_until is null or u.blocked_until > app_now()), false) as is_blocked
    from app_user u where ${column} = ${identifier}
    order by is_proven desc, u.created_at desc, u.id desc`);
  const slots = [candidates.find((one) => one.isProven), candidates.find((one) => !one.isProven)];
  const matches = await Promise.all(slots.map((one) => passwordMatches(one?.passwordHash, password)));
  return slots.find((_, at) => matches[at]);
}

function blocked({ blockedReason, blockedUntil }: Account): Refusal {
  const until = blockedUntil ? `${formatDateTime(blockedUntil)}, Lagos time` : "";
  return new Refusal(identityRefusals.blocked, { reason: blockedReason ?? "", until });
}

/** Stored hashes follow today's parameters, one sign-in at a time; not over a password changed meanwhile. */
async function rehash({ id, passwordHash }: Account, password: string): Promise<void> {
  const fresh = await hashPassword(password);
  await query(sql`
    update app_user set password_hash = ${fresh} where id = ${id}::uuid and password_hash = ${passwordHash}`);
}

async function insertSession(userId: string, { address, userAgent }: Device): Promise<string> {
  const id = newId();
  await query(sql`
    insert into session (id, user_id, user_agent, address, factor_at, expires_at)
    values (${id}::uuid, ${userId}::uuid, ${userAgent}, ${address}, app_now(),
      app_now() + make_interval(days => ${SESSION_ABSOLUTE_DAYS}::int))`);
  return id;
}
