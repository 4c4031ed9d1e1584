import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { runReconciliation } from "./run";

/** A run without differences is valid for this long, so that a queue of payouts does not need one run each. */
const VALID_SECONDS = 5;

const shared = globalThis as { amanaReconciliations?: Map<string, Promise<boolean>> };

/**
 * Whether a payout can be sent now: books and gateway were just compared and agree. False while payouts are paused, while
 * the gateway gives no answer, and while a difference is being confirmed; the payout waits and is retried. Does not throw
 * on gateway errors.
 */
export async function reconcileBeforePayout(gateway: string): Promise<boolean> {
  const latest = await queryOne<{ isStopped: boolean; isFresh: boolean }>(sql`
    select g.stopped_at is not null as is_stopped, exists (
      select from (select * from reconciliation where gateway = g.gateway order by id desc limit 1) last
      where last.reported_minor is not null and last.differences = '[]'
        and last.at between app_now() - ${VALID_SECONDS}::int * interval '1 second' and app_now()) as is_fresh
    from payout_switch g where g.gateway = ${gateway}`);
  if (!latest || latest.isStopped) return false;
  if (latest.isFresh) return true;
  shared.amanaReconciliations ??= new Map();
  const running = shared.amanaReconciliations;
  const run = running.get(gateway) ?? runNow(gateway).finally(() => running.delete(gateway));
  running.set(gateway, run);
  return run;
}

async function runNow(gateway: string): Promise<boolean> {
  const { answered, differences, stopped } = await runReconciliation(gateway, "before_payout");
  return answered && !stopped && differences.length === 0;
}
