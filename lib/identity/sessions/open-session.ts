import "server-only";
import { queryOne, raw, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { notifyRelay } from "@/lib/kernel/outbox";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { SESSION_ABSOLUTE_DAYS } from "../queries";
import { type Restrictions, refusalOf, restrictionsIn, stoppingAt } from "../restrictions/restrictions";
import { noting } from "../security-events";
import { type Device, deviceHash } from "../sign-in/devices";
import { isBlocked } from "./block";

export interface Opening {
  /**
   * The user has just presented a second factor, or the password if they have none. Otherwise what moves money requires
   * reauthentication until there has been one.
   */
  viaFactor: boolean;
}

/**
 * Starts a session for an authenticated user, and remembers the browser. An unknown browser is recorded as a security event,
 * unless it is the account's first.
 * @throws Refusal - blocked; not_found if the account is closed
 */
export async function openSessionFor(
  userId: string,
  device: Device,
  { viaFactor }: Opening,
): Promise<{ sessionId: string }> {
  const sessionId = newId();
  const opened = await insertSession(sessionId, userId, device, viaFactor);
  if (!opened) throw await refusalFor(userId);
  notifyRelay();
  return { sessionId };
}

/** `session` is read as of before the insert: the first sign-in is not a security event. */
function insertSession(
  id: string,
  userId: string,
  device: Device,
  viaFactor: boolean,
): Promise<object | undefined> {
  const { address, userAgent } = device;
  const deviceId = newId();
  return queryOne(sql`
    with opened as (
      insert into session (id, user_id, user_agent, address, factor_at, expires_at)
      select ${id}::uuid, u.id, ${userAgent}, ${address}, case when ${viaFactor}::boolean then clock.now end,
        clock.now + make_interval(days => ${SESSION_ABSOLUTE_DAYS}::int)
      from (select app_now() as now) clock, app_user u
      where u.id = ${userId}::uuid and u.closed_at is null and not ${isBlocked}
      returning user_id),
    kept as (
      insert into device (id, user_id, token_hash, user_agent)
      select ${deviceId}::uuid, user_id, ${deviceHash(device)}::bytea, ${userAgent} from opened
      where ${deviceHash(device)}::bytea is not null
      on conflict (token_hash, user_id) do update set last_seen_at = app_now(), user_agent = excluded.user_agent
      returning id, user_id),
    unknown as (
      select user_id from kept
      where id = ${deviceId}::uuid and exists (select from session where session.user_id = kept.user_id)),
    ${noting("signed_in_on_new_device", sql`unknown`, { address, userAgent })}
    select user_id from opened`);
}

async function refusalFor(userId: string): Promise<Refusal> {
  const account = await queryOne<{ restrictions: Restrictions; now: Date }>(sql`
    select ${raw(restrictionsIn("a"))} as restrictions, app_now() as now
    from app_user u join allowance a on a.user_id = u.id where u.id = ${userId}::uuid and u.closed_at is null`);
  const block = account && stoppingAt(account.restrictions, "signIn", account.now);
  return block ? refusalOf(block) : new Refusal(kernelRefusals.not_found);
}
