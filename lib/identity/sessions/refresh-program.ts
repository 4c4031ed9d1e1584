import "server-only";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { notifyRelay } from "@/lib/kernel/outbox";
import { Refusal } from "@/lib/kernel/refusal";
import { SESSION_ABSOLUTE_DAYS } from "../queries";
import { identityRefusals } from "../refusals";
import { noting, type SecurityFacts } from "../security-events";
import { isBlocked } from "./block";
import { newRefreshToken, type ProgramTokens, tokensFor } from "./open-program";
import { publishingSessionEnd } from "./publish-session-end";
import { REFRESH_DAYS, refreshHash } from "./refresh-tokens";

/**
 * Exchanges a refresh token for new tokens. A token used a second time has been copied, and we cannot know by whom: the session
 * ends and its owner is notified.
 * @throws Refusal - token_over
 */
export async function refreshProgram(
  { refreshToken }: { refreshToken: string },
  from: SecurityFacts,
): Promise<ProgramTokens> {
  const next = newRefreshToken();
  const renewed = await rotate(refreshToken, next);
  if (renewed) return tokensFor(renewed.id, next);
  await endIfReused(refreshToken, from);
  throw new Refusal(identityRefusals.token_over);
}

function rotate(token: string, next: string): Promise<{ id: string } | undefined> {
  return queryOne<{ id: string }>(sql`
    with used as (
      update refresh_token t set used_at = clock.now
      from (select app_now() as now) clock, session s join app_user u on u.id = s.user_id
      where t.token_hash = ${refreshHash(token)} and t.used_at is null and t.expires_at > clock.now
        and s.id = t.session_id and s.revoked_at is null and s.expires_at > clock.now
        and u.closed_at is null and not ${isBlocked}
      returning t.session_id),
    extended as (
      update session s set last_seen_at = app_now(), expires_at = least(
        s.created_at + make_interval(days => ${SESSION_ABSOLUTE_DAYS}::int),
        app_now() + make_interval(days => ${REFRESH_DAYS}::int))
      from used where s.id = used.session_id returning s.id, s.expires_at),
    kept as (
      insert into refresh_token (token_hash, session_id, expires_at)
      select ${refreshHash(next)}, id, expires_at from extended)
    select id from extended`);
}

async function endIfReused(token: string, from: SecurityFacts): Promise<void> {
  const ended = await query(sql`
    with ended as (
      update session s set revoked_at = app_now() from refresh_token t
      where t.token_hash = ${refreshHash(token)} and t.used_at is not null
        and s.id = t.session_id and s.revoked_at is null and s.expires_at > app_now()
      returning s.id, s.user_id),
    ended_published as (${publishingSessionEnd(sql`ended`)}),
    ${noting("token_reused", sql`ended`, from)}
    select user_id from ended`);
  if (ended.length > 0) notifyRelay();
}
