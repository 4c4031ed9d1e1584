import "server-only";
import { type Sql, sql } from "@/lib/kernel/db";
import {
  gatewayChecks,
  holdChecks,
  type LedgerCheck,
  postedSince,
  recordedOnce,
  subjectChecks,
} from "@/lib/ledger";

const payoutsIn = postedSince("payout");

/** Sums of a payout's transfers by kind; transfers from and to wallets count only for its owner's wallet. */
const sums = (from: bigint): Sql => sql`
  select p.id, p.state, p.user_id, p.amount_minor, p.fee_minor, p.gateway_fee_minor, p.two_people,
    count(t.id) filter (where t.kind = 'payout_hold') as holds,
    count(t.id) filter (where t.kind = 'payout_paid') as payments,
    coalesce(sum(t.amount_minor) filter (where t.kind = 'payout_hold' and d.owner_id = p.user_id), 0) as held,
    coalesce(sum(t.amount_minor) filter (where t.kind = 'payout_paid'), 0) as paid,
    coalesce(sum(t.amount_minor) filter (where t.kind = 'payout_fee'), 0) as fee,
    coalesce(sum(t.amount_minor) filter (where t.kind = 'payout_return' and c.owner_id = p.user_id), 0) as returned,
    coalesce(sum(t.amount_minor) filter (where t.kind = 'payout_reversal' and c.owner_id = p.user_id), 0) as reversed,
    coalesce(sum(t.amount_minor) filter (where t.kind = 'payout_fee_return' and c.owner_id = p.user_id), 0) as fee_returned,
    coalesce(sum(case t.kind when 'gateway_fee' then t.amount_minor when 'gateway_fee_return' then -t.amount_minor end), 0) as charged
  from (${payoutsIn(from)}) p
    left join posting o on o.subject_kind = 'payout' and o.subject_id = p.id
    left join transfer t on t.posting_id = o.id and t.reverses is null
    left join account d on d.id = t.debit_account_id left join account c on c.id = t.credit_account_id
  group by p.id, p.state, p.user_id, p.amount_minor, p.fee_minor, p.gateway_fee_minor, p.two_people`;

/** A payout's hold account, its postings and its row must agree. */
export const payoutChecks: readonly LedgerCheck[] = [
  ...holdChecks(
    "payout",
    payoutsIn,
    sql`
    case when r.state in ('REQUESTED', 'HELD', 'REVIEW', 'QUEUED', 'SENDING', 'SENT') then r.amount_minor + r.fee_minor else 0 end`,
  ),
  recordedOnce("payout", payoutsIn),
  {
    rule: "L7",
    what: "large payout sent without the approval of two people",
    find: (from) => sql`
      select p.id from (${payoutsIn(from)}) p
      where p.two_people and p.state in ('QUEUED', 'SENDING', 'SENT', 'PAID', 'REVERSED') and not exists (
        select from approval a where a.act = 'payout.pay' and a.subject_id = p.id and a.beneficiary_id = p.user_id
          and a.amount_minor = p.amount_minor and a.state = 'AGREED' and a.approver_id <> a.creator_id)`,
  },
  {
    rule: "L8",
    what: "payout not debited exactly once from its user's wallet with its fee",
    find: (from) => sql`
      select id from (${sums(from)}) s where holds <> 1 or held <> amount_minor + fee_minor`,
  },
  {
    rule: "L8",
    what: "payout neither paid exactly once nor returned in full",
    find: (from) => sql`
      select id from (${sums(from)}) s
      where (state in ('PAID', 'REVERSED')) <> (payments = 1 and paid = amount_minor and fee = fee_minor)
        or (state in ('CANCELLED', 'REJECTED', 'FAILED')) <> (returned = amount_minor + fee_minor)
        or payments > 1 or (state not in ('CANCELLED', 'REJECTED', 'FAILED') and returned <> 0)
        or reversed <> case state when 'REVERSED' then amount_minor else 0 end
        or fee_returned <> case state when 'REVERSED' then fee_minor else 0 end`,
  },
  {
    rule: "L8",
    what: "gateway fee of the payout differs from the recorded fee",
    find: (from) => sql`select id from (${sums(from)}) s where charged <> coalesce(gateway_fee_minor, 0)`,
  },
  {
    rule: "L8",
    what: "transfer of an unknown payout",
    find: (from) => sql`
      select t.id from transfer t left join payout p on p.id = t.subject_id
      where t.posting_id >= ${from} and t.reverses is null and p.id is null
        and t.kind in ('payout_hold', 'payout_paid', 'payout_fee', 'payout_return', 'payout_reversal', 'payout_fee_return')`,
  },
  {
    rule: "L10",
    what: "payout state does not follow from its moves",
    find: (from) => sql`
      select p.id from (${payoutsIn(from)}) p cross join lateral (
        select result->>'state' as state, id, lag(result->>'state') over (order by id) as before
        from posting where subject_kind = 'payout' and subject_id = p.id) step
      group by p.id, p.state
      having (array_agg(step.state order by step.id desc))[1] is distinct from p.state::text
        or (array_agg(step.state order by step.id))[1] is distinct from 'REQUESTED'
        or bool_or(step.before is not null and step.before <> step.state and not exists (
          select from machine_move m where m.machine = 'payout' and m.from_state = step.before and m.to_state = step.state))`,
  },
];

/** Its row agrees with its owner's account, its gateway and its currency. */
export const payoutRowChecks: readonly LedgerCheck[] = [
  ...subjectChecks("payout", payoutsIn, sql`r.currency`),
  ...gatewayChecks("payout", payoutsIn),
  {
    rule: "L8",
    what: "payout to another account than its owner's, under another reference, or by too few people",
    find: (from) => sql`
      select p.id from (${payoutsIn(from)}) p left join bank_account b on b.id = p.bank_account_id
      where (b.user_id, b.bank_code, b.account_number) is distinct from (p.user_id, p.bank_code, p.account_number)
        or p.reference <> 'pay-' || p.id
        or p.two_people <> (p.amount_minor >= (select (s.value->>'twoPeopleFromMinor')::bigint from setting s
          where s.name = 'payouts' and s.effective_from <= p.created_at order by s.effective_from desc limit 1))`,
  },
];
