import "server-only";
import type { Email } from "@/lib/identity";
import { queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import type { DayReport } from "./daily";
import type { StoredDifference } from "./stored";
import { describeDifference, moneyOf, type PauseCause, pauseWords, totalNames, totalWords } from "./words";

/** The most differences listed in an email; the page has all. */
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

const button = (label: string, path: string) => ({ label, url: new URL(path, env().APP_URL).href });

/** One paragraph for each listed difference, and the number of others. */
function listed(differences: StoredDifference[]): string[] {
  const more = differences.length - MAX_LISTED;
  return [
    ...differences.slice(0, MAX_LISTED).map(describeDifference),
    ...(more > 0 ? [`And ${more} more.`] : []),
  ];
}

interface AboutRun {
  reconciliationId: string;
}

/** Payouts were paused. */
async function stopped({ reconciliationId: id }: AboutRun): Promise<Email | undefined> {
  const run = await readRun(id);
  if (!run?.isStopped) return undefined;
  const heading = "Payouts are paused";
  return {
    subject: heading,
    heading,
    button: button("View differences", "/admin/reconciliation"),
    paragraphs: [
      "Our records and the gateway’s differed in two comparisons in a row, and no record explains the difference. No payouts will be sent until two people of finance resume them. Trades and deposits continue.",
      ...listed(run.differences),
    ],
  };
}

/** A member of staff paused payouts; undefined once they run again. */
async function paused({ gateway }: { gateway: string }): Promise<Email | undefined> {
  const pause = await queryOne<{ pausedFor: PauseCause; byName: string; reason: string }>(sql`
    select g.paused_for, u.name as by_name, a.reason
    from payout_switch g
      cross join lateral (select * from audit where subject_kind = 'payout_switch' and subject_id = g.id::text and act = 'payouts.pause'
        order by id desc limit 1) a
      join person u on u.id = a.actor_id
    where g.gateway = ${gateway} and g.paused_for is not null`);
  if (!pause) return undefined;
  const heading = `${pause.byName} paused payouts`;
  return {
    subject: heading,
    heading,
    button: button("Open payouts", "/admin/payouts/pause"),
    paragraphs: [
      `Everybody reads: ${pauseWords[pause.pausedFor]}`,
      `Reason in the audit log: ${pause.reason}`,
      "No payouts are sent until two people of finance let them go on. Trades and deposits continue.",
    ],
  };
}

/** What two people are said to have agreed to, they did not. */
async function distrusted({ because }: { because: string }): Promise<Email> {
  const heading = "Payouts are paused: an approval is false";
  return {
    subject: heading,
    heading,
    button: button("View approvals", "/admin/approvals"),
    paragraphs: [
      "An approval in our database isn’t what two people agreed to, or its signature is forged. No payouts are sent. Treat this as an intrusion until you know better.",
      because,
    ],
  };
}

/** The daily report. */
async function daily({ reconciliationId: id }: AboutRun): Promise<Email | undefined> {
  const run = await readRun(id);
  if (!run) return undefined;
  const { day, totals, compared } = run.lines as DayReport;
  const count = run.differences.length;
  const summary = count === 0 ? "no differences" : count === 1 ? "one difference" : `${count} differences`;
  const sums = totalNames.map(
    (name) => `${totalWords[name]}: ${moneyOf(totals[name].minor)} (${totals[name].count})`,
  );
  return {
    subject: `Reconciliation of ${day}: ${summary}`,
    heading: `Reconciliation of ${day}`,
    button: button("View report", `/admin/reconciliation/${id}`),
    paragraphs: [
      `${compared} gateway records compared with ours: ${summary}.`,
      ...sums,
      ...listed(run.differences),
    ],
  };
}

/** Emails to the staff who can resume payouts. */
export const reconciliationEmails = { stopped, paused, distrusted, daily };
