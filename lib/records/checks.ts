import "server-only";
import { type Sql, sql } from "@/lib/kernel/db";
import type { LedgerCheck } from "@/lib/kernel/slice";

/** Days whose roots are worked out anew each minute. */
export const CHECKED_DAYS = 3;
/** Trades that the full check reads at most; the look through all of them (sweep.ts) has no such bound. */
const MOST_TRADES = 1_000;

/** The trades that postings from this id on moved, and those with entries of late. */
const tradesIn = (from: bigint): Sql =>
  from === 0n
    ? sql`array(select id from trade order by created_at desc, id desc limit ${MOST_TRADES})`
    : sql`array(select trade_id from timeline where posting_id >= ${from}
        union select trade_id from record_entry where at > app_now() - interval '1 hour')`;

/** L2 of records: chains, roots and the audit log, worked out anew from the rows that they are about. */
export const recordChecks: readonly LedgerCheck[] = [
  {
    rule: "L2",
    what: "record of a trade does not hold",
    find: (from) => sql`
      select f.trade_id || coalesce(': entry ' || f.number, ':') || ' ' || f.what from record_faults(${tradesIn(from)}) f`,
  },
  {
    rule: "L2",
    what: "root of a day’s records does not hold",
    find: () => sql`
      select f.kind || ' ' || f.day || ' ' || f.what from root_faults(lagos_day(app_now()) - ${CHECKED_DAYS}::int) f`,
  },
  {
    rule: "L2",
    what: "row of the audit log that the root of its day does not hold",
    find: () => sql`
      select f.audit_id || ' ' || f.what
      from audit_faults(lagos_day(app_now()) - ${CHECKED_DAYS}::int, lagos_day(app_now())) f`,
  },
  {
    rule: "L2",
    what: "record or root that a look through all of them found wrong",
    find: () => sql`select f.subject || ': ' || f.what from record_finding f`,
  },
];
