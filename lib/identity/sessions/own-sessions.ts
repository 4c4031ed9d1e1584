import "server-only";
import { query, sql } from "@/lib/kernel/db";
import { SESSION_IDLE_DAYS } from "../queries";

/** A session of a browser or an API client, as its owner sees it. */
export interface OwnSession {
  id: string;
  kind: "BROWSER" | "PROGRAM";
  userAgent: string;
  address: string;
  createdAt: Date;
  /** Precise to the hour. */
  lastSeenAt: Date;
  now: Date;
}

const SHOWN = 100;

/** A user's active sessions, most recently used first. */
export function ownSessions(userId: string): Promise<OwnSession[]> {
  return query<OwnSession>(sql`
    select s.id, s.kind::text as kind, s.user_agent, s.address, s.created_at, s.last_seen_at, clock.now
    from (select app_now() as now) clock, session s
    where s.user_id = ${userId}::uuid and s.revoked_at is null and s.expires_at > clock.now
      and s.last_seen_at > clock.now - make_interval(days => ${SESSION_IDLE_DAYS}::int)
    order by s.last_seen_at desc, s.id desc limit ${SHOWN}`);
}
