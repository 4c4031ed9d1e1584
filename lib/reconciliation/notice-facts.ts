import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import type { DayReport } from "./daily";
import type { StoredDifference } from "./stored";
import { describeDifference, moneyOf, type PauseCause, pauseWords, totalNames, totalWords } from "./words";

/** The most differences listed in a notice; the page has all. */
const MAX_LISTED = 20;

interface RunDetails {
  differences: StoredDifference[];
  lines: unknown;
  isStopped: boolean;
}

const readRun = (id: string) =>
  queryOne<RunDetails>(sql`
    select r.differences, r.lines, exists (select from payout_switch g where g.gateway = r.gateway and g.stopped_at is not null) as is_stopped
    from reconciliation r where r.id = ${id}::bigint`);

/** A line for each listed difference, and the number of others. */
function listed(differences: StoredDifference[]): string[] {
  const more = differences.length - MAX_LISTED;
  return [
    ...differences.slice(0, MAX_LISTED).map(describeDifference),
    ...(more > 0 ? [`And ${more} more.`] : []),
  ];
}

/** The differences that stopped payouts; undefined once they run again. */
export async function readStop(reconciliationId: string): Promise<string[] | undefined> {
  const run = await readRun(reconciliationId);
  return run?.isStopped ? listed(run.differences) : undefined;
}

/** Who of staff paused payouts, and why; undefined once they run again. */
export async function readPause(gateway: string) {
  const pause = await queryOne<{ pausedFor: PauseCause; byName: string; reason: string }>(sql`
    select g.paused_for, u.name as by_name, a.reason
    from payout_switch g
      cross join lateral (select * from audit where subject_kind = 'payout_switch' and subject_id = g.id::text and act = 'payouts.pause'
        order by id desc limit 1) a
      join person u on u.id = a.actor_id
    where g.gateway = ${gateway} and g.paused_for is not null`);
  return pause && { by: pause.byName, says: pauseWords[pause.pausedFor], reason: pause.reason };
}

/** What the comparison of a day found. */
export async function readDay(reconciliationId: string) {
  const run = await readRun(reconciliationId);
  if (!run) return undefined;
  const { day, totals, compared } = run.lines as DayReport;
  const count = run.differences.length;
  return {
    day,
    compared: String(compared),
    differences: count === 0 ? "no differences" : count === 1 ? "one difference" : `${count} differences`,
    sums: totalNames.map(
      (name) => `${totalWords[name]}: ${moneyOf(totals[name].minor)} (${totals[name].count})`,
    ),
    lines: listed(run.differences),
  };
}
