import "server-only";
import type { EventHandlers } from "@/lib/gateways";
import { queryOne, sql } from "@/lib/kernel/db";
import type { DueRule, Reactions } from "@/lib/kernel/slice";
import { backfillMissing } from "./backfill-missing";
import { reportDay } from "./daily";
import { runReconciliation } from "./run";

const SECONDS_APART = 20;

/** A run that takes longer than this counts as killed, and the next one does not wait for it. */
const MAX_SECONDS = 40;

const reconcileWith =
  (handlers: EventHandlers): DueRule["run"] =>
  async ({ id }) => {
    const payoutSwitch = await queryOne<{ gateway: string; hasJustRun: boolean }>(sql`
      select g.gateway, exists (${justRun}) as has_just_run from payout_switch g where g.id = ${id}::uuid`);
    if (!payoutSwitch || payoutSwitch.hasJustRun) return; // concurrent sweeps, or a job that timed out and came back
    const { gateway } = payoutSwitch;
    const { comparison } = await runReconciliation(gateway, "run");
    if (comparison) await backfillMissing(gateway, comparison.unbooked, handlers);
  };

const justRun = sql`
  select id from reconciliation r where r.gateway = g.gateway and r.kind = 'run'
    and r.at between app_now() - ${SECONDS_APART}::int * interval '1 second' and app_now() limit 1`;

/**
 * Compares our books with the gateway's: every twenty seconds on one of the workers, and once a day in full. The time slot
 * serves as the version, so a run whose process died does not block the next.
 */
export const reconciliationReactions = (handlers: EventHandlers): Reactions => ({
  due: [
    {
      job: "wallet.reconcile",
      find: () => sql`
        select id, floor(extract(epoch from now()) / ${SECONDS_APART}::int)::bigint as version from payout_switch g
        where not exists (${justRun}) and not exists (select from graphile_worker.jobs j where j.task_identifier = 'wallet.reconcile'
            and j.key like 'wallet.reconcile:' || g.id || ':%' and j.locked_at > now() - ${MAX_SECONDS}::int * interval '1 second')`,
      run: reconcileWith(handlers),
    },
  ],
  everyMinute: { "wallet.report_day": reportDay },
});
