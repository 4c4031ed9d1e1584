import "server-only";
import type { EventHandlers } from "@/lib/gateways";
import { queryOne, sql } from "@/lib/kernel/db";
import type { DueRule, Reactions } from "@/lib/kernel/slice";
import { backfillMissing } from "./backfill-missing";
import { reportDay } from "./daily";
import { runReconciliation } from "./run";

const SECONDS_APART = 20;

/** A run that is still at it after this long has been killed: the next one does not wait for it. */
const LONGEST_SECONDS = 40;

const reconcileWith =
  (handlers: EventHandlers): DueRule["run"] =>
  async ({ id }) => {
    const gate = await queryOne<{ gateway: string; hasJustRun: boolean }>(sql`
      select g.gateway, exists (${justRun}) as has_just_run from payout_switch g where g.id = ${id}::uuid`);
    if (!gate || gate.hasJustRun) return; // two sweeps may have met, or a job that was given up came back
    const { look } = await runReconciliation(gate.gateway, "run");
    if (look) await backfillMissing(gate.gateway, look.unbooked, handlers);
  };

const justRun = sql`
  select id from reconciliation r where r.gateway = g.gateway and r.kind = 'run'
    and r.at between app_now() - ${SECONDS_APART}::int * interval '1 second' and app_now() limit 1`;

/**
 * The comparison of our books with the gateway's: every twenty seconds, by one worker, however many there are; and once
 * a day in full. The slot of time stands in for a version: a run that died with its process holds up no other.
 */
export const reconciliationReactions = (handlers: EventHandlers): Reactions => ({
  due: [
    {
      job: "wallet.reconcile",
      find: () => sql`
        select id, floor(extract(epoch from now()) / ${SECONDS_APART}::int)::bigint as version from payout_switch g
        where not exists (${justRun}) and not exists (select from graphile_worker.jobs j where j.task_identifier = 'wallet.reconcile'
            and j.key like 'wallet.reconcile:' || g.id || ':%' and j.locked_at > now() - ${LONGEST_SECONDS}::int * interval '1 second')`,
      run: reconcileWith(handlers),
    },
  ],
  everyMinute: { "wallet.report_day": reportDay },
});
