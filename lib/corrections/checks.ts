import "server-only";
import { sql } from "@/lib/kernel/db";
import type { LedgerCheck } from "@/lib/kernel/slice";
import { postedSince, subjectChecks } from "@/lib/ledger";

const correctionsIn = postedSince("correction");
const sharesIn = postedSince("insurance_share");
const kinds = sql`('refund_credit', 'adjustment_in', 'adjustment_out', 'insurance_payment')`;

/** L7 and L8: each correction is what two people agreed to, and moved its amount once; and nothing else did. */
export const correctionChecks: readonly LedgerCheck[] = [
  ...subjectChecks("correction", correctionsIn, sql`r.currency`),
  ...subjectChecks("insurance_share", sharesIn, sql`r.currency`),
  {
    rule: "L7",
    what: "correction that two people have not agreed to",
    find: (from) => sql`
      select c.id from (${correctionsIn(from)}) c where not exists (select from approval_record a
        where a.id = c.approval_id and a.act = c.act and a.state = 'AGREED' and a.approver_id <> a.creator_id
          and c.user_id not in (a.creator_id, a.approver_id)
          and (a.subject_id, a.beneficiary_id, a.amount_minor, a.currency) = (c.id, c.user_id, c.amount_minor, c.currency))`,
  },
  {
    rule: "L8",
    what: "correction that has not moved its amount exactly once, to or from its owner's wallet",
    find: (from) => sql`
      select c.id from (${correctionsIn(from)}) c where (
        select count(*) from ledger_transfer t
          join ledger_account w on w.id = case c.direction when 'in' then t.credit_account_id else t.debit_account_id end
        where t.posting_id = c.posting_id and t.subject_id = c.id and t.kind in ${kinds} and t.amount_minor = c.amount_minor
          and w.kind = 'WALLET' and w.owner_id = c.user_id) <> 1`,
  },
  {
    rule: "L8",
    what: "transfer of a correction or a share of insurance without its row",
    find: (from) => sql`
      select t.id from ledger_transfer t where t.posting_id >= ${from} and t.reverses is null and (
        t.kind in ${kinds} and not exists (select from correction c where c.id = t.subject_id and c.posting_id = t.posting_id)
        or t.kind = 'insurance_share' and not exists (select from insurance_share s where s.id = t.subject_id and s.posting_id = t.posting_id and s.amount_minor = t.amount_minor))`,
  },
];
