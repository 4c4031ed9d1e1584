import "server-only";
import { sql } from "@/lib/kernel/db";
import type { LedgerCheck } from "./run";

const HISTORY = sql`('transfer'), ('posting'), ('posting_key'), ('posting_reversal'), ('approval_use'), ('timeline'), ('trade_line'), ('audit'), ('document'), ('correction'), ('insurance_share'), ('record_entry'), ('record_leaf'), ('public_root')`;

/** L2 and L5: history and keys. */
export const historyChecks: readonly LedgerCheck[] = [
  {
    rule: "L2",
    what: "trigger that protects history is missing",
    find: () => sql`
      select place || '.' || guard from (
        select place, guard from (values ${HISTORY}) history (place), (values ('append_only'), ('no_truncate')) guards (guard)
        union all values ('account', 'no_delete'), ('account', 'no_truncate'), ('account', 'kind_is_fixed'),
          ('account', 'kind_decides'), ('trade', 'recorded'), ('timeline', 'recorded'), ('message', 'recorded'), ('dispute', 'recorded'),
          ('dispute_statement', 'recorded'), ('evidence', 'recorded'), ('ruling', 'recorded')) wanted
      where not exists (select from pg_trigger
        where tgrelid = to_regclass(place) and tgname = guard and tgenabled in ('O', 'A'))`,
  },
  {
    rule: "L2",
    what: "application role can change this history",
    find: () => sql`
      select role || ' ' || place || ' ' || power from (values ${HISTORY}, ('account'), ('approval'), ('balance_delta')) history (place),
        (values ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE')) powers (power),
        (values ('amana_web'), ('amana_worker'), ('amana_webhooks')) roles (role)
      where has_table_privilege(role, place, power)
        or (power in ('INSERT', 'UPDATE') and has_any_column_privilege(role, place, power))`,
  },
  {
    rule: "L2",
    what: "transfer without a posting",
    find: (from) => sql`
      select t.id from transfer t left join posting p on p.id = t.posting_id where t.posting_id >= ${from} and p.id is null`,
  },
  {
    rule: "L2",
    what: "posting about another row than its transfers", // but for a dispute, which ends its trade, a checkout, whose parcels post, a refund, which returns what its deposit holds, a label, to which its seller adds, and a trade, which moves with its parcel
    find: (from) => sql`
      select p.id from posting p where p.id >= ${from} and p.subject_id is not null and p.subject_kind not in ('dispute', 'checkout')
        and exists (select from transfer t where t.posting_id = p.id)
        and not exists (select from transfer t where t.posting_id = p.id
          and ((t.subject_kind, t.subject_id) = (p.subject_kind, p.subject_id)
            or t.kind = 'quarantine_return' and p.subject_kind = 'refund'
            or t.kind in ('shipping_extra', 'shipping_extra_back') and p.subject_kind = 'shipment'
            or (t.subject_kind, t.subject_id) = ('parcel', p.subject_id) and p.subject_kind = 'trade'))`,
  },
  {
    rule: "L2",
    what: "transfer of another time than its posting",
    find: (from) => sql`
      select t.id from transfer t join posting p on p.id = t.posting_id
      where t.posting_id >= ${from} and t.created_at <> p.created_at`,
  },
  {
    rule: "L7",
    what: "reversal or approval of a posting does not match the record of its use",
    find: (from) => sql`
      select coalesce(p.id, r.posting_id) from (select * from posting where id >= ${from} and reverses is not null) p
        full join (select * from posting_reversal where posting_id >= ${from}) r on r.posting_id = p.id
      where r.reverses is distinct from p.reverses
      union all
      select coalesce(p.id, u.posting_id) from (select * from posting where id >= ${from} and approval_id is not null) p
        full join (select * from approval_use where posting_id >= ${from}) u on u.posting_id = p.id
      where u.approval_id is distinct from p.approval_id
      union all
      select t.id from transfer t join posting p on p.id = t.posting_id
      where t.posting_id >= ${from} and (t.reverses is null) <> (p.reverses is null)`,
  },
  {
    rule: "L2",
    what: "reversal does not mirror the original posting",
    find: (from) => sql`
      select r.id from posting r where r.id >= ${from} and r.reverses is not null and (
        exists (select from transfer o left join transfer t on t.posting_id = r.id and t.reverses = o.id
            and t.amount_minor = o.amount_minor and t.kind = o.kind
            and t.debit_account_id = o.credit_account_id and t.credit_account_id = o.debit_account_id
          where o.posting_id = r.reverses and t.id is null)
        or (select count(*) from transfer where posting_id = r.id) <> (select count(*) from transfer where posting_id = r.reverses))`,
  },
  {
    rule: "L2",
    what: "posting reversed more than once",
    find: (from) => sql`
      select reverses from posting where id >= ${from} and reverses is not null group by 1 having count(*) > 1
      union all select reverses from transfer where posting_id >= ${from} and reverses is not null group by 1 having count(*) > 1`,
  },
  {
    rule: "L5",
    what: "posting without an idempotency key",
    find: (from) => sql`
      select p.id from posting p where p.id >= ${from}
        and (select array_agg(k.principal_id) from posting_key k where k.posting_id = p.id) is distinct from array[p.principal_id]`,
  },
  {
    rule: "L5",
    what: "idempotency key without a posting or request",
    find: (from) => sql`
      select k.posting_id from posting_key k left join posting p on p.id = k.posting_id
      where k.posting_id >= ${from} and (p.id is null or k.key = '' or length(k.request_hash) <> 32)`,
  },
  {
    rule: "L5",
    what: "unique index is missing",
    find: () => sql`
      select name from (values ('posting_key_pkey'), ('posting_reversal_pkey'), ('approval_use_pkey')) wanted (name)
      where not exists (select from pg_index where indexrelid = to_regclass(name) and indisunique and indisvalid)`,
  },
];
