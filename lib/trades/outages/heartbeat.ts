import "server-only";
import { SYSTEM } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { recordGap } from "./commands";

const BEAT_EVERY_MS = 10_000;
/** A restart takes some seconds, and so does a busy database; what is longer is not the fault of those who trade. */
export const GAP_SECONDS = 60;

let beatAt = 0;

/**
 * Keeps the time at which deadlines were last looked after. As a worker starts, or goes on after a pause, a gap is recorded as an outage
 * of the platform before anything in it can run out. Pauses are measured by the process, because tests move the database's time.
 */
export async function keepHeartbeat(isStart: boolean): Promise<void> {
  const silentMs = Date.now() - beatAt;
  if (!isStart && silentMs < BEAT_EVERY_MS) return;
  if (isStart || silentMs > GAP_SECONDS * 1_000) await recordOwnGap();
  // To the millisecond, because that is what a plan can quote.
  await query(sql`
    insert into heartbeat (name, beat_at) values ('clock', date_trunc('milliseconds', app_now()))
    on conflict (name) do update set beat_at = excluded.beat_at`);
  beatAt = Date.now();
}

async function recordOwnGap(): Promise<void> {
  const gap = await queryOne<{ beatAt: Date }>(sql`
    select beat_at from heartbeat where name = 'clock' and beat_at < app_now() - make_interval(secs => ${GAP_SECONDS}::int)`);
  if (!gap) return;
  const reason = "No deadline was looked after.";
  const outage = { scope: "platform", reason, startedAt: gap.beatAt };
  await recordGap(SYSTEM, `gap:${gap.beatAt.toISOString()}`, outage);
}
