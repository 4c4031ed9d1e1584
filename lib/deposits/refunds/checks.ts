import "server-only";
import { sql } from "@/lib/kernel/db";
import { gatewayChecks, holdChecks, type LedgerCheck, recordedOnce, subjectChecks } from "@/lib/ledger";
import { rowsSince } from "../rows-since";

const refundsIn = rowsSince("refund");

/** L6: the amount a refund holds until it ends. L8: every refund at the gateway was posted once. */
export const refundChecks: readonly LedgerCheck[] = [
  ...holdChecks(
    "refund",
    refundsIn,
    sql`case when r.from_quarantine or r.ended_at is not null then 0 else r.amount_minor end`,
  ),
  recordedOnce("refund", refundsIn),
  ...subjectChecks("refund", refundsIn, sql`r.currency`),
  ...gatewayChecks("refund", refundsIn),
  {
    rule: "L8",
    what: "refund postings do not match its outcome",
    find: (from) => sql`
      select r.id from (${refundsIn(from)}) r
        left join posting p on (p.subject_kind = 'refund' and p.subject_id = r.id)
          or (r.from_quarantine and p.subject_kind = 'deposit' and p.subject_id = r.deposit_id)
        left join transfer t on t.posting_id = p.id and t.reverses is null
      group by r.id, r.state, r.from_quarantine, r.amount_minor
      having coalesce(sum(t.amount_minor) filter (
          where t.kind = 'refund_paid' or (t.kind = 'quarantine_return' and r.state = 'DONE')), 0)
          <> case r.state when 'DONE' then r.amount_minor else 0 end
        or coalesce(sum(t.amount_minor) filter (where t.kind = 'refund_failed'), 0)
          <> case when r.state = 'FAILED' and not r.from_quarantine then r.amount_minor else 0 end
        or coalesce(sum(t.amount_minor) filter (where t.kind = 'refund_hold'), 0)
          <> case when r.from_quarantine then 0 else r.amount_minor end`,
  },
  {
    rule: "L8",
    what: "refund and its deposit disagree",
    find: (from) => sql`
      select r.id from (${refundsIn(from)}) r left join deposit d on d.id = r.deposit_id
      where d.id is null or r.amount_minor <> d.paid_minor or r.user_id <> d.user_id or r.currency <> d.currency or r.gateway <> d.gateway
        or (r.state = 'DONE' and d.state <> 'REFUNDED')
        or (r.ended_at is null and d.state <> case when r.from_quarantine then 'QUARANTINED' else 'REFUNDING' end::deposit_state)`,
  },
  {
    rule: "L8",
    what: "transfer to a gateway without a refund",
    find: (from) => sql`
      select t.id from transfer t
      where t.posting_id >= ${from} and t.reverses is null and t.kind in ('refund_paid', 'quarantine_return')
        and not exists (select from refund r where r.state = 'DONE' and r.gateway_record_id is not null
          and case t.kind when 'refund_paid' then r.id = t.subject_id else r.deposit_id = t.subject_id and r.from_quarantine end)`,
  },
];
