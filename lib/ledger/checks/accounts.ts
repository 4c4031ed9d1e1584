import "server-only";
import { carriers } from "@/lib/carriers/names";
import { type Sql, sql } from "@/lib/kernel/db";
import type { LedgerCheck } from "./run";

const MIRRORS = sql`('GATEWAY', 'BANK', 'GATEWAY_FEES', 'CHARGEBACK_LOSS', 'ADJUSTMENTS', 'PROMOTIONS', 'CARRIER')`;

const carrierIds = Object.values(carriers).map(({ ledgerId }) => ledgerId);

/** L1, L3 and L4: invariants of every account. */
export const accountChecks: readonly LedgerCheck[] = [
  {
    rule: "L1",
    what: "accounts of this currency do not sum to zero",
    find: () => sql`
      select currency from (
        select currency, balance from account
        union all select a.currency, d.amount_minor from balance_delta d join account a on a.id = d.account_id) held
      group by currency having sum(balance) <> 0`,
  },
  {
    rule: "L1",
    what: "transfer of zero, within one account, or between two currencies",
    find: (from) => sql`
      select t.id from transfer t
        left join account d on d.id = t.debit_account_id left join account c on c.id = t.credit_account_id
      where t.posting_id >= ${from} and (t.amount_minor <= 0 or t.debit_account_id = t.credit_account_id
        or d.currency is distinct from t.currency or c.currency is distinct from t.currency)`,
  },
  {
    rule: "L3",
    what: "account below zero that must not be",
    find: () => sql`select id from account where not may_go_negative and balance < 0`,
  },
  {
    rule: "L3",
    what: "account mode does not match its kind",
    find: () => sql`
      select id from account where may_go_negative <> (kind in ${MIRRORS})
        or (mode = 'DELTA') <> (kind in ${MIRRORS}) or (mode = 'CREDIT_DELTA') <> (kind = 'FEES')`,
  },
  {
    rule: "L3",
    what: "account of no owner of its kind, or of a currency that is none of the ledger's",
    find: () => sql`
      select a.id from account a where not exists (select from currency u where u.code = a.currency) or (a.kind = 'HOLD') = (a.subject_kind = '')
        or case when a.kind = 'HOLD' then false
          when a.kind = 'WALLET' then a.owner_id = system_id()
          when a.kind = 'GATEWAY' then not exists (select from payout_switch_state g where gateway_account(g.gateway) = a.owner_id)
          when a.kind = 'CARRIER' then a.owner_id <> all (${carrierIds}::uuid[])
          else a.owner_id <> system_id() end`,
  },
  {
    rule: "L4",
    what: "balance is not the sum of the account's transfers",
    find: (from) =>
      from === 0n ? sql`${sumsThatDiffer} union ${lastEntriesThatDiffer(from)}` : lastEntriesThatDiffer(from),
  },
  {
    rule: "L4",
    what: "running balance does not follow from the previous one",
    find: (from) => sql`
      select transfer_id from (
        select e.transfer_id, e.amount_minor, e.balance_after,
          lag(e.balance_after, 1, ${from === 0n ? 0n : null}::bigint) over (partition by e.account_id order by e.transfer_id) as before
        from entry e join account a on a.id = e.account_id where a.mode = 'EXACT' and e.posting_id >= ${from}) step
      where balance_after is null or balance_after <> before + amount_minor`,
  },
];

const sumsThatDiffer: Sql = sql`
  select a.id from account a
    left join (select account_id, sum(amount_minor) as total from entry group by 1) moved on moved.account_id = a.id
    left join (select account_id, sum(amount_minor) as total from balance_delta group by 1) waiting on waiting.account_id = a.id
  where a.balance + coalesce(waiting.total, 0) <> coalesce(moved.total, 0)`;

/** Avoids summing: the last transfer of an EXACT account recorded the balance after it. */
const lastEntriesThatDiffer = (from: bigint): Sql => sql`
  select a.id from (select distinct account_id from entry where posting_id >= ${from}) touched
    join account a on a.id = touched.account_id and a.mode = 'EXACT'
    cross join lateral (
      select balance_after from (
        (select id, debit_after as balance_after from transfer where debit_account_id = a.id order by id desc limit 1) union all
        (select id, credit_after from transfer where credit_account_id = a.id order by id desc limit 1)) sides
      order by id desc limit 1) newest
  where newest.balance_after is distinct from a.balance`;
