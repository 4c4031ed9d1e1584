import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { notifyRelay } from "@/lib/kernel/outbox";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { publishingSessionEnd } from "./publish-session-end";

/** Ends a session, from the next request on. Idempotent. */
export async function endSession(sessionId: string): Promise<void> {
  await query(sql`
    with ended as (
      update session set revoked_at = app_now() where id = ${sessionId}::uuid and revoked_at is null returning id)
    ${publishingSessionEnd(sql`ended`)}`);
  notifyRelay();
}

/**
 * Ends one of the user's own sessions.
 * @throws Refusal - not_found, also for another user's session and one that has ended
 */
export async function endOwnSession(by: Actor, { id }: { id: string }): Promise<void> {
  const ended = await queryOne(sql`
    with ended as (
      update session set revoked_at = app_now()
      where id = ${id}::uuid and user_id = ${by.id}::uuid and revoked_at is null and expires_at > app_now()
      returning id),
    ended_published as (${publishingSessionEnd(sql`ended`)})
    select id from ended`);
  if (!ended) throw new Refusal(kernelRefusals.not_found);
  notifyRelay();
}

/** Ends all sessions of a user but the current one. Returns how many. */
export async function endOtherSessions(by: Actor, sessionId: string): Promise<{ ended: number }> {
  const ended = await query(sql`
    with ended as (
      update session set revoked_at = app_now()
      where user_id = ${by.id}::uuid and id <> ${sessionId}::uuid and revoked_at is null and expires_at > app_now()
      returning id),
    ended_published as (${publishingSessionEnd(sql`ended`)})
    select id from ended`);
  notifyRelay();
  return { ended: ended.length };
}
