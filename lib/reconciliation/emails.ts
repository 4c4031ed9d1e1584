import "server-only";
import { type Email, mailPerson } from "@/lib/identity";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import type { Job } from "@/lib/kernel/slice";
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

/** To everybody who may let payouts go on. */
async function mailFinance(email: Omit<Email, "paragraphs">, paragraphs: string[]): Promise<void> {
  const staff = await query<{ id: string }>(
    sql`select distinct user_id as id from staff_member where staff_may(user_id, 'payouts.resume')`,
  );
  for (const { id } of staff) {
    await mailPerson(id, (name) => ({ ...email, paragraphs: [`Hello ${name},`, ...paragraphs] }));
  }
}

const button = (label: string, path: string) => ({ label, url: new URL(path, env().APP_URL).href });

/** Each difference a paragraph, and how many more there are. */
function named(differences: StoredDifference[]): string[] {
  const more = differences.length - NAMED;
  return [...differences.slice(0, NAMED).map(sayDifference), ...(more > 0 ? [`And ${more} more.`] : [])];
}

/** Payouts have just been stopped. */
export const mailStopped: Job = async ({ reconciliationId }) => {
  const run = await readRun(String(reconciliationId));
  if (!run?.isStopped) return;
  const heading = "Payouts are paused";
  await mailFinance(
    { subject: heading, heading, button: button("View differences", "/admin/reconciliation") },
    [
      "Our records and the gateway’s differed in two comparisons in a row, and no record explains the difference. No payouts will be sent until finance resumes them. Trades and deposits continue.",
      ...named(run.differences),
    ],
  );
};

/** What the last day came to. */
export const mailDailyReport: Job = async ({ reconciliationId }) => {
  const id = String(reconciliationId);
  const run = await readRun(id);
  if (!run) return;
  const { day, totals, compared } = run.lines as DayReport;
  const count = run.differences.length;
  const says = count === 0 ? "no differences" : count === 1 ? "one difference" : `${count} differences`;
  const sums = totalNames.map(
    (name) => `${totalWords[name]}: ${moneyOf(totals[name].minor)} (${totals[name].count})`,
  );
  await mailFinance(
    {
      subject: `Reconciliation of ${day}: ${says}`,
      heading: `Reconciliation of ${day}`,
      button: button("View report", `/admin/reconciliation/${id}`),
    },
    [`${compared} gateway records compared with ours: ${says}.`, ...sums, ...named(run.differences)],
  );
};
