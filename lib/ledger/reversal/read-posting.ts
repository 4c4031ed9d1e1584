import "server-only";
import { type Sql, sql } from "@/lib/kernel/db";

/** A posting with its transfers, to decide whether it can be reversed. Postings without a subject cannot. */
export const readPosting = (postingId: bigint): Sql => sql`
  select p.id::text as id, p.subject_kind, p.subject_id, p.reverses is not null as is_reversal,
    exists (select from posting r where r.reverses = p.id) as is_reversed,
    coalesce((select jsonb_agg(jsonb_build_object(
        'id', t.id::text, 'kind', t.kind, 'currency', t.currency, 'amount', t.amount_minor::text,
        'debit', jsonb_build_array(d.kind, d.subject_kind, d.owner_id), 'credit', jsonb_build_array(c.kind, c.subject_kind, c.owner_id),
        'debitName', dp.name, 'creditName', cp.name,
        'creditHolds', case when not c.may_go_negative then b.balance::text end) order by t.id)
      from transfer t join account d on d.id = t.debit_account_id join account c on c.id = t.credit_account_id
        join account_balance b on b.id = c.id
        left join person dp on dp.id = d.owner_id left join person cp on cp.id = c.owner_id
      where t.posting_id = p.id), '[]') as transfers
  from posting p where p.id = ${postingId} and p.subject_id is not null`;
