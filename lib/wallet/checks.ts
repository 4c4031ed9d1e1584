import "server-only";
import { type Sql, sql } from "../db";
import type { LedgerCheck } from "../ledger";

/** The deposits that postings from this id on have credited. */
const depositsIn = (from: bigint): Sql =>
  from === 0n
    ? sql`select * from deposit`
    : sql`
      select * from deposit where id in (
        select subject_id from posting where id >= ${from} and act = 'wallet.settle_deposit')`;

/** L8: every gateway record has its posting, once, and every posting its record. */
export const depositChecks: readonly LedgerCheck[] = [
  {
    rule: "L8",
    what: "this paid deposit was not credited once, to its user, with what was paid",
    find: (from) => sql`
      select d.id from (${depositsIn(from)}) d
        left join posting p on p.subject_kind = 'deposit' and p.subject_id = d.id and p.id >= ${from}
        left join transfer t on t.posting_id = p.id and t.reverses is null
        left join account c on c.id = t.credit_account_id
      where d.state = 'PAID' group by d.id, d.paid_minor, d.gateway_fee_minor, d.user_id, d.currency
      having count(*) filter (where t.kind = 'deposit_credit') <> 1
        or coalesce(sum(t.amount_minor) filter (where t.kind = 'deposit_credit'
          and c.kind = 'WALLET' and c.owner_id = d.user_id and c.currency = d.currency), 0) <> d.paid_minor
        or coalesce(sum(t.amount_minor) filter (where t.kind = 'gateway_fee'), 0) <> coalesce(d.gateway_fee_minor, 0)`,
  },
  {
    rule: "L8",
    what: "this transfer came from a gateway for which no paid deposit is recorded",
    find: (from) => sql`
      select t.id from transfer t left join deposit d on d.id = t.subject_id and d.state = 'PAID'
      where t.posting_id >= ${from} and t.kind in ('deposit_credit', 'gateway_fee') and t.reverses is null and d.id is null`,
  },
  {
    rule: "L8",
    what: "this gateway record is on more than one deposit",
    find: (from) => sql`
      select d.gateway || ':' || d.gateway_record_id from (${depositsIn(from)}) d
      where exists (select from deposit o
        where o.gateway = d.gateway and o.gateway_record_id = d.gateway_record_id and o.id <> d.id)`,
  },
];
