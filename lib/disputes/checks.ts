import "server-only";
import { type Sql, sql } from "@/lib/kernel/db";
import type { LedgerCheck } from "@/lib/kernel/slice";
import { subjectChecks } from "../ledger";

/** The disputes that postings from this id on were about, or whose trades were. */
const disputesIn = (from: bigint): Sql => sql`
  select d.*, t.hold_currency, t.hold_minor, t.state as trade_state, t.ended_at from dispute d left join trade_overview t on t.id = d.trade_id
  where ${from === 0n}::boolean or d.id in (select subject_id from posting where id >= ${from} and subject_kind = 'dispute')
    or d.trade_id in (select subject_id from posting where id >= ${from} and subject_kind = 'trade')`;

/** What of our commission was posted for the trades of these disputes, and what was given back. */
const commissionsIn = (from: bigint): Sql => sql`
  select d.trade_id, posted.minor as posted, back.minor as back,
    bool_or(d.times_late > 0 and d.closed_at is not null) as was_late,
    bool_or(d.times_late > 0 and not d.is_claim and d.closed_how in ('ruled', 'conceded', 'settled') and d.outcome <> 'return') as is_owed
  from (${disputesIn(from)}) d
    cross join lateral (select coalesce(sum(l.amount_minor), 0) as minor from ledger_transfer l
      where l.kind = 'commission' and l.subject_kind = 'trade' and l.subject_id = d.trade_id and l.reverses is null) posted
    cross join lateral (select coalesce(sum(l.amount_minor), 0) as minor from dispute o join ledger_transfer l
        on l.kind = 'fee_given_back' and l.subject_kind = 'dispute' and l.subject_id = o.id and l.reverses is null
      where o.trade_id = d.trade_id) back
  group by d.trade_id, posted.minor, back.minor`;

/** L9 and L10 of disputes: a ruling moves nothing until it is final, and then exactly what it says. */
export const disputeChecks: readonly LedgerCheck[] = [
  ...subjectChecks("dispute", disputesIn, sql`r.hold_currency`),
  {
    rule: "L10",
    what: "dispute does not match the state of its trade",
    find: (from) => sql`
      select d.id from (${disputesIn(from)}) d
      where not d.is_claim and case when d.state <> 'CLOSED' then d.trade_state is distinct from 'DISPUTED'
        when d.outcome = 'return' then d.trade_state not in ('RETURNING', 'DISPUTED', 'COMPLETED', 'CANCELLED', 'SPLIT')
        else (d.closed_at, d.trade_state::text) is distinct from (d.ended_at,
          case d.outcome when 'refund' then 'CANCELLED' when 'release' then 'COMPLETED' when 'split' then 'SPLIT' end) end`,
  },
  {
    rule: "L10",
    what: "disputed trade without an open dispute",
    find: (from) => sql`
      select t.id from trade_overview t
      where t.state = 'DISPUTED' and (${from === 0n}::boolean or t.id in (select subject_id from posting where id >= ${from} and subject_kind = 'trade'))
        and not exists (select from dispute d where d.trade_id = t.id and d.state <> 'CLOSED')`,
  },
  {
    rule: "L9",
    what: "refund of a disputed trade is not what its dispute says",
    find: (from) => sql`
      select d.id from (${disputesIn(from)}) d
      where not d.is_claim and d.state = 'CLOSED' and d.outcome <> 'return' and d.refund_minor is distinct from (
        select coalesce(sum(l.amount_minor), 0) from ledger_transfer l where l.subject_kind = 'trade' and l.subject_id = d.trade_id
          and l.kind in ('escrow_refund', 'hold_return') and l.reverses is null)`,
  },
  {
    rule: "L9",
    what: "commission given back without a late decision, or not what was posted",
    find: (from) => sql`
      select trade_id from (${commissionsIn(from)}) c
      where back > posted or back > 0 and not was_late or is_owed and back <> posted`,
  },
  {
    rule: "L10",
    what: "dispute does not say what its last ruling does",
    find: (from) => sql`
      select d.id from (${disputesIn(from)}) d left join lateral (
          select g.* from ruling g where g.dispute_id = d.id order by g.created_at desc, g.stage limit 1) g on true
      where d.state in ('RULED', 'APPEALED') and (g.outcome, g.finding, g.refund_minor) is distinct from (d.outcome, d.finding, d.refund_minor)
        or d.closed_how = 'ruled' and ((g.outcome, g.finding, g.refund_minor) is distinct from (d.outcome, d.finding, d.refund_minor)
          or g.stage <> case when d.appealed_at is null then 'review' else 'appeal' end)`,
  },
];
