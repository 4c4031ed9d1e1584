import "server-only";
import { type Sql, sql } from "@/lib/kernel/db";

/** Staff prove that it is them again after this many minutes without use … */
export const STAFF_IDLE_MINUTES = 30;
/** … and this many hours after they last did, however much they use it. */
export const STAFF_PROOF_HOURS = 12;

/**
 * Whether the user of session `s` proved that it is them, by signing in or by reauthenticating, recently enough to act as staff.
 * Expects `clock.now`.
 */
export const provenForStaff: Sql = sql`
  coalesce(s.factor_at >= s.active_from
    and s.factor_at > clock.now - make_interval(hours => ${STAFF_PROOF_HOURS}::int)
    and s.last_seen_at > clock.now - make_interval(mins => ${STAFF_IDLE_MINUTES}::int), false)`;

/** The columns of a session that is used: after a pause its use begins anew. */
export const usedNow: Sql = sql`
  last_seen_at = app_now(), active_from = case
    when last_seen_at <= app_now() - make_interval(mins => ${STAFF_IDLE_MINUTES}::int) then app_now() else active_from end`;
