import "server-only";
import { type Sql, sql } from "@/lib/kernel/db";
import type { LedgerCheck } from "@/lib/kernel/slice";

/** The rows of one kind touched by postings from this id on; all rows from zero. */
type RowsIn = (fromPosting: bigint) => Sql;

const EVERYTHING = 0n;

/**
 * L6 for one kind of subject: its account holds the amount its row requires, and every account has a row.
 * @param held the amount row `r` must hold, in minor units
 */
export const holdChecks = (kind: string, rowsIn: RowsIn, held: Sql): LedgerCheck[] => [
  {
    rule: "L6",
    what: `hold balance does not match the ${kind}'s state`,
    find: (from) => sql`
      select r.id from (${rowsIn(from)}) r
        left join account a on a.kind = 'HOLD' and a.subject_kind = ${kind} and a.owner_id = r.id and a.currency = r.currency
      where coalesce(a.balance, 0) <> ${held}`,
  },
  {
    rule: "L6",
    what: `${kind} account without a ${kind}`,
    find: (from) => sql`
      select a.id from account a left join (${rowsIn(EVERYTHING)}) r on r.id = a.owner_id
      where ${from}::bigint = ${EVERYTHING} and a.kind = 'HOLD' and a.subject_kind = ${kind} and r.id is null`,
  },
];

/** L8: a gateway record is on at most one row of its kind. */
export const recordedOnce = (kind: string, rowsIn: RowsIn): LedgerCheck => ({
  rule: "L8",
  what: `gateway record on more than one ${kind}`,
  find: (from) => sql`
    select r.gateway || ':' || r.gateway_record_id from (${rowsIn(from)}) r
    where exists (select from (${rowsIn(EVERYTHING)}) o
      where o.gateway = r.gateway and o.gateway_record_id = r.gateway_record_id and o.id <> r.id)`,
});
