import "server-only";
import { raw, type Sql, sql } from "@/lib/kernel/db";
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

/** L2: what postings and transfers are about exists, and transfers are in one of its currencies, as SQL over row `r`. */
export const subjectChecks = (kind: string, rowsIn: RowsIn, currencies: Sql): LedgerCheck[] => [
  {
    rule: "L2",
    what: `posting or transfer about a ${kind} that does not exist`,
    find: (from) => sql`
      select p.id from posting p where p.id >= ${from} and p.subject_kind = ${kind}
        and not exists (select from (${rowsIn(EVERYTHING)}) r where r.id = p.subject_id)
      union all
      select t.id from transfer t where t.posting_id >= ${from} and t.subject_kind = ${kind}
        and not exists (select from (${rowsIn(EVERYTHING)}) r where r.id = t.subject_id)`,
  },
  {
    rule: "L2",
    what: `transfer about a ${kind} in another currency than its own`,
    find: (from) => sql`
      select t.id from transfer t join (${rowsIn(from)}) r on r.id = t.subject_id
      where t.subject_kind = ${kind} and t.posting_id >= ${from} and t.currency not in (${currencies})`,
  },
];

/** L8: whose gateway is none of ours, or whose transfers went through another gateway's account. */
export const gatewayChecks = (kind: string, rowsIn: RowsIn): LedgerCheck[] => [
  {
    rule: "L8",
    what: `${kind} at another gateway than its transfers`,
    find: (from) => sql`
      select r.id::text from (${rowsIn(from)}) r where gateway_account(r.gateway) is null
      union all
      select t.id::text from transfer t join (${rowsIn(from)}) r on r.id = t.subject_id
        join account d on d.id = t.debit_account_id join account c on c.id = t.credit_account_id
      where t.subject_kind = ${kind} and (d.kind = 'GATEWAY' and d.owner_id is distinct from gateway_account(r.gateway)
        or c.kind = 'GATEWAY' and c.owner_id is distinct from gateway_account(r.gateway))`,
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

/** A subject's rows that postings from this id on are about; all of them from zero. */
export const postedSince =
  (subject: string) =>
  (from: bigint): Sql =>
    from === 0n
      ? sql`select * from ${raw(subject)}`
      : sql`select * from ${raw(subject)} where id in (select subject_id from posting where id >= ${from} and subject_kind = ${subject})`;
