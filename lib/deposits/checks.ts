import "server-only";
import { type Sql, sql } from "@/lib/kernel/db";
import { gatewayChecks, holdChecks, type LedgerCheck, recordedOnce, subjectChecks } from "@/lib/ledger";
import { chargebackChecks } from "./chargebacks/checks";
import { refundChecks } from "./refunds/checks";

/** The deposits that postings from this id on are about. */
const depositsIn = (from: bigint): Sql =>
  from === 0n
    ? sql`select * from deposit`
    : sql`
      select * from deposit where id in (
        select subject_id from posting where id >= ${from} and subject_kind = 'deposit'
        union select r.deposit_id from posting p join refund r on r.id = p.subject_id
          where p.id >= ${from} and p.subject_kind = 'refund')`;

/** Whether the money of a deposit `d` ever arrived, also if it was returned since. */
const hasArrived = sql`d.state not in ('INITIATED', 'FAILED', 'EXPIRED')`;

/** L6: the amount in quarantine. L8: every gateway record has exactly one posting, and every posting has a record. */
export const depositChecks: readonly LedgerCheck[] = [
  ...holdChecks("deposit", depositsIn, sql`case r.state when 'QUARANTINED' then r.paid_minor else 0 end`),
  recordedOnce("deposit", depositsIn),
  ...subjectChecks("deposit", depositsIn, sql`r.currency`),
  ...gatewayChecks("deposit", depositsIn),
  {
    rule: "L8",
    what: "paid deposit not credited exactly once to its user with the amount paid",
    find: (from) => sql`
      select d.id from (${depositsIn(from)}) d
        left join transfer t on t.subject_kind = 'deposit' and t.subject_id = d.id and t.reverses is null
        left join account c on c.id = t.credit_account_id
      where ${hasArrived} group by d.id, d.paid_minor, d.gateway_fee_minor, d.user_id, d.currency
      having count(*) filter (where t.kind in ('deposit_credit', 'deposit_quarantine')) <> 1
        or coalesce(sum(t.amount_minor) filter (where c.currency = d.currency and (
            (t.kind = 'deposit_credit' and c.kind = 'WALLET' and c.owner_id = d.user_id)
            or (t.kind = 'deposit_quarantine' and c.kind = 'HOLD' and c.subject_kind = 'deposit' and c.owner_id = d.id))), 0) <> d.paid_minor
        or coalesce(sum(t.amount_minor) filter (where t.kind = 'gateway_fee'), 0) <> coalesce(d.gateway_fee_minor, 0)`,
  },
  {
    rule: "L8",
    what: "transfer from a gateway without a paid deposit",
    find: (from) => sql`
      select t.id from transfer t join posting p on p.id = t.posting_id
        left join deposit d on d.id = t.subject_id and ${hasArrived}
      where t.posting_id >= ${from} and t.reverses is null and d.id is null
        and (t.kind in ('deposit_credit', 'deposit_quarantine') or (t.kind = 'gateway_fee' and p.subject_kind is distinct from 'payout'))`,
  },
  {
    rule: "L8",
    what: "transfer in another person's name released to a wallet",
    find: (from) => sql`
      select t.id from transfer t join deposit d on d.id = t.subject_id
      where t.posting_id >= ${from} and t.reverses is null
        and ((t.kind = 'quarantine_release' and d.name_match is distinct from 'unknown')
          or (t.kind = 'deposit_credit' and d.name_match = 'mismatch'))`,
  },
  {
    rule: "L7",
    what: "large deposit released without the approval of two people",
    find: (from) => sql`
      select t.id from transfer t join deposit d on d.id = t.subject_id join posting p on p.id = t.posting_id
        left join approval a on a.id = p.approval_id and a.act = 'deposit.release' and a.subject_id = d.id
          and a.beneficiary_id = d.user_id and a.amount_minor = t.amount_minor and a.approver_id <> a.creator_id
      where t.posting_id >= ${from} and t.kind = 'quarantine_release' and t.reverses is null and a.id is null
        and t.amount_minor >= (select (value->>'twoPeopleFromMinor')::bigint from setting s
          where s.name = 'deposits' and s.effective_from <= t.created_at order by s.effective_from desc limit 1)`,
  },
];

/** The checks of deposits, their refunds and their chargebacks. */
export const allDepositChecks: readonly LedgerCheck[] = [
  ...depositChecks,
  ...refundChecks,
  ...chargebackChecks,
];
