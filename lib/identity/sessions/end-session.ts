import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { notifyRelay } from "@/lib/kernel/outbox";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { tellingEnd } from "./shut-out";

/** Ends a session: from the next request on nobody is signed in by it. Harmless when repeated. */
export async function endSession(sessionId: string): Promise<void> {
  await query(sql`
    with ended as (
      update session set revoked_at = app_now() where id = ${sessionId}::uuid and revoked_at is null returning id)
    ${tellingEnd(sql`ended`)}`);
  notifyRelay();
}

/**
 * Ends one of the person's own sessions, wherever it is.
 * @throws Refusal - not_found, also for somebody else's and for one that has ended
 */
export async function endOwnSession(by: Actor, { id }: { id: string }): Promise<void> {
  const ended = await queryOne(sql`
    with ended as (
      update session set revoked_at = app_now()
      where id = ${id}::uuid and user_id = ${by.id}::uuid and revoked_at is null and expires_at > app_now()
      returning id),
    told as (${tellingEnd(sql`ended`)})
    select id from ended`);
  if (!ended) throw new Refusal(kernelRefusals.not_found);
  notifyRelay();
}

/** Ends all of a person's sessions but the one by which they ask. Answers how many there were. */
export async function endOtherSessions(by: Actor, sessionId: string): Promise<{ ended: number }> {
  const ended = await query(sql`
    with ended as (
      update session set revoked_at = app_now()
      where user_id = ${by.id}::uuid and id <> ${sessionId}::uuid and revoked_at is null and expires_at > app_now()
      returning id),
    told as (${tellingEnd(sql`ended`)})
    select id from ended`);
  notifyRelay();
  return { ended: ended.length };
}
