import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { runReconciliation } from "./run";

/** A run that found nothing speaks for the payouts of the next few seconds: a queue of them needs no run each. */
const SPEAKS_FOR_SECONDS = 5;

const shared = globalThis as { amanaReconciliations?: Map<string, Promise<boolean>> };

/**
 * Whether a payout may be sent now: books and gateway have just been compared, and agree. False while payouts are stopped,
 * while the gateway cannot be heard, and while a difference is being looked at: the payout waits, and is asked for again.
 * Never throws for the gateway's sake.
 */
export async function reconcileBeforePayout(gateway: string): Promise<boolean> {
  const known = await queryOne<{ isStopped: boolean; isFresh: boolean }>(sql`
    select g.stopped_at is not null as is_stopped, exists (
      select from (select * from reconciliation where gateway = g.gateway order by id desc limit 1) last
      where last.reported_minor is not null and last.differences = '[]'
        and last.at between app_now() - ${SPEAKS_FOR_SECONDS}::int * interval '1 second' and app_now()) as is_fresh
    from payout_switch g where g.gateway = ${gateway}`);
  if (!known || known.isStopped) return false;
  if (known.isFresh) return true;
  shared.amanaReconciliations ??= new Map();
  const running = shared.amanaReconciliations;
  const run = running.get(gateway) ?? runNow(gateway).finally(() => running.delete(gateway));
  running.set(gateway, run);
  return run;
}

async function runNow(gateway: string): Promise<boolean> {
  const { heard, differences, stopped } = await runReconciliation(gateway, "before_payout");
  return heard && !stopped && differences.length === 0;
}
