import "server-only";
import type { Email } from "@/lib/identity";
import { queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import type { DayReport } from "./daily";
import type { StoredDifference } from "./stored";
import { moneyOf, sayDifference, totalNames, totalWords } from "./words";

/** The most differences that a mail names; the page has all. */
const NAMED = 20;

interface Told {
  differences: StoredDifference[];
  lines: unknown;
  isStopped: boolean;
}

const readRun = (id: string) =>
  queryOne<Told>(sql`
    select r.differences, r.lines, exists (select from payout_switch g where g.gateway = r.gateway and g.stopped_at is not null) as is_stopped
    from reconciliation r where r.id = ${id}::bigint`);

const button = (label: string, path: string) => ({ label, url: new URL(path, env().APP_URL).href });

/** Each difference a paragraph, and how many more there are. */
function named(differences: StoredDifference[]): string[] {
  const more = differences.length - NAMED;
  return [...differences.slice(0, NAMED).map(sayDifference), ...(more > 0 ? [`And ${more} more.`] : [])];
}

interface AboutRun {
  reconciliationId: string;
}

/** Payouts have just been stopped. */
async function stopped({ reconciliationId: id }: AboutRun): Promise<Email | undefined> {
  const run = await readRun(id);
  if (!run?.isStopped) return undefined;
  const heading = "Payouts are paused";
  return {
    subject: heading,
    heading,
    button: button("View differences", "/admin/reconciliation"),
    paragraphs: [
      "Our records and the gateway’s differed in two comparisons in a row, and no record explains the difference. No payouts will be sent until finance resumes them. Trades and deposits continue.",
      ...named(run.differences),
    ],
  };
}

/** What the last day came to. */
async function daily({ reconciliationId: id }: AboutRun): Promise<Email | undefined> {
  const run = await readRun(id);
  if (!run) return undefined;
  const { day, totals, compared } = run.lines as DayReport;
  const count = run.differences.length;
  const says = count === 0 ? "no differences" : count === 1 ? "one difference" : `${count} differences`;
  const sums = totalNames.map(
    (name) => `${totalWords[name]}: ${moneyOf(totals[name].minor)} (${totals[name].count})`,
  );
  return {
    subject: `Reconciliation of ${day}: ${says}`,
    heading: `Reconciliation of ${day}`,
    button: button("View report", `/admin/reconciliation/${id}`),
    paragraphs: [
      `${compared} gateway records compared with ours: ${says}.`,
      ...sums,
      ...named(run.differences),
    ],
  };
}

/** To those who may let payouts go on. */
export const reconciliationEmails = { stopped, daily };
