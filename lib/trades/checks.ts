import "server-only";
import { type Sql, sql } from "@/lib/kernel/db";
import { SYSTEM_ID } from "@/lib/kernel/ids";
import { type LedgerCheck, subjectChecks } from "../ledger";
import { partChecks } from "./drip/checks";
import { type Move, tradeMoves } from "./moves";
import { parcelChecks } from "./parcel/checks";

/** The trades that postings from this id on were about. */
const tradesIn = (from: bigint): Sql =>
  from === 0n
    ? sql`select * from trade`
    : sql`
      select * from trade where id in (select trade_id from timeline where posting_id >= ${from})`;

/** The escrow accounts that postings from this id on have touched. */
const escrowsIn = (from: bigint): Sql =>
  from === 0n
    ? sql`select * from account where kind = 'HOLD' and subject_kind = 'trade'`
    : sql`
      select * from account where kind = 'HOLD' and subject_kind = 'trade' and id in (select account_id from entry where posting_id >= ${from})`;

/** What the escrows of these trades have given, by the kind of transfer; a reversal takes back. */
const settled = (from: bigint): Sql => sql`
  select t.id, t.state, t.hold_minor, t.fee_rule,
    coalesce(sum(moved.minor) filter (where moved.kind in ('escrow_refund', 'hold_return')), 0) as refunded,
    coalesce(sum(moved.minor) filter (where moved.kind = 'escrow_release'), 0) as released,
    coalesce(sum(moved.minor) filter (where moved.kind = 'commission'), 0) as fee
  from (${tradesIn(from)}) t
    left join account e on e.kind = 'HOLD' and e.subject_kind = 'trade' and e.owner_id = t.id
    left join lateral (
      select kind, amount_minor as minor from transfer where debit_account_id = e.id and reverses is null
      union all select kind, -amount_minor from transfer where credit_account_id = e.id and reverses is not null) moved on true
  where t.ended_at is not null group by t.id, t.state, t.hold_minor, t.fee_rule`;

/** Every legal step as (move, role, from, to), straight from the machine. */
const legalSteps: Sql = sql`
  select * from jsonb_to_recordset(${JSON.stringify(tradeMoves.flatMap(stepsOf))}::jsonb)
    step (move text, role text, from_state trade_state, to_state trade_state)`;

function stepsOf({ name, by, from, to }: Move) {
  return by.flatMap((role) =>
    from.map((state) => ({
      move: name,
      role,
      from_state: state,
      to_state: to === "same" ? state : to,
    })),
  );
}

const timelineOf = (from: bigint): Sql => sql`
  select m.*, lag(m.to_state) over one_trade as before, lag(m.sequence, 1, 0) over one_trade as sequence_before,
    t.buyer_id, t.seller_id, t.hold_source, t.part, case t.performer_id when t.seller_id then 'seller' else 'buyer' end as performer
  from (${tradesIn(from)}) t join timeline m on m.trade_id = t.id
  window one_trade as (partition by m.trade_id order by m.sequence)`;

/** L6, L9 and L10 of trades: what the escrow holds, who got it, and how the trade came to its state. */
export const tradeChecks: readonly LedgerCheck[] = [
  {
    rule: "L6",
    what: "escrow balance does not match the trade's state",
    find: (from) => sql`
      select t.id from (${tradesIn(from)}) t
        left join account e on e.kind = 'HOLD' and e.subject_kind = 'trade' and e.owner_id = t.id and e.currency = t.hold_currency
      where coalesce(e.balance, 0) <> case when t.ended_at is null then t.hold_minor else 0 end`,
  },
  {
    rule: "L6",
    what: "escrow account without a trade, or in another currency",
    find: (from) => sql`
      select e.id from (${escrowsIn(from)}) e left join trade t on t.id = e.owner_id and t.hold_currency = e.currency
      where t.id is null`,
  },
  {
    rule: "L6",
    what: "price paid by or to someone other than the trade's parties",
    find: (from) => sql`
      select m.id from transfer m
        join account d on d.id = m.debit_account_id join account c on c.id = m.credit_account_id
        left join trade t on t.id = m.subject_id and m.subject_kind = 'trade'
      where m.posting_id >= ${from} and m.reverses is null and (
        m.kind = 'escrow_hold' and d.owner_id is distinct from t.confirmer_id
        or m.kind = 'escrow_refund' and c.owner_id is distinct from t.confirmer_id
        or m.kind = 'escrow_release' and c.owner_id is distinct from t.performer_id
        or m.kind = 'price_paid' and (d.owner_id, c.owner_id) is distinct from (t.performer_id, t.confirmer_id))`,
  },
  {
    rule: "L9",
    what: "instant trade whose price was not paid",
    find: (from) => sql`
      select t.id from (${tradesIn(from)}) t join timeline m on m.trade_id = t.id and m.sequence = 1 and m.to_state = 'COMPLETED'
        left join transfer p on p.subject_id = t.id and p.kind = 'price_paid' and p.currency = t.currency
      where p.amount_minor is distinct from t.price_minor`,
  },
  {
    rule: "L9",
    what: "fee, performer's share and refund do not add up to the amount held",
    find: (from) => sql`
      select id from (${settled(from)}) s where refunded + released + fee <> hold_minor`,
  },
  {
    rule: "L9",
    what: "fee does not follow the trade's fee rule",
    find: (from) => sql`
      select id from (${settled(from)}) s
      where fee <> fee_of((hold_minor - refunded)::bigint, fee_rule)`,
  },
  {
    rule: "L9",
    what: "escrow not paid out as the trade ended",
    find: (from) => sql`
      select id from (${settled(from)}) s
      where state = 'COMPLETED' and refunded <> 0 or state = 'CANCELLED' and refunded <> hold_minor`,
  },
  {
    rule: "L10",
    what: "line or move of a trade that does not exist",
    find: (from) => sql`
      select trade_id from (select trade_id from timeline where posting_id >= ${from} union all
        select trade_id from trade_line where ${from}::bigint = 0) part
      where not exists (select from trade t where t.id = part.trade_id)`,
  },
  ...partChecks(tradesIn),
  ...parcelChecks(tradesIn),
  ...subjectChecks("trade", tradesIn, sql`r.hold_currency, r.currency`),
  {
    rule: "L11",
    what: "trade does not match its lines and their offers",
    find: (from) => sql`
      select t.id from (${tradesIn(from)}) t
        left join trade_line l on l.trade_id = t.id left join offer o on o.id = l.offer_id left join asset_kind k on k.name = t.kind
          left join listing_terms v on k.in_catalog and v.listing_id = l.offer_id and v.version = l.terms_version
      group by t.id, t.price_minor, t.hold_minor, t.fee_rule
      having sum(l.units * l.unit_price_minor) is distinct from t.price_minor
        or sum(l.units * case k.performer when 'seller' then l.unit_price_minor else o.hold_unit_minor end) is distinct from t.hold_minor
        or array_agg(l.line order by l.line)::int[] is distinct from array(select generate_series(1, count(l.line)::int))
        or fee_rule_of_lines(array_agg(coalesce(v.fee_rule, o.fee_rule) order by l.line), array_agg(l.units * l.unit_price_minor order by l.line)) is distinct from t.fee_rule
        or bool_and((o.seller_id, o.kind, o.currency, o.hold_currency, coalesce(v.price_minor, o.price_minor), coalesce(v.version, o.terms_version), k.performer)
            is not distinct from (t.seller_id, t.kind, t.currency, t.hold_currency, l.unit_price_minor, l.terms_version,
              case t.performer_id when t.seller_id then 'seller' else 'buyer' end)
          and (l.line > 1 or coalesce(v.terms, o.terms) = t.terms) and t.hold_source = case k.performer when 'seller' then 'wallet' else 'offer' end
          and t.buyer_id <> t.seller_id and t.confirmer_id = case t.performer_id when t.seller_id then t.buyer_id else t.seller_id end) is not true`,
  },
  {
    rule: "L9",
    what: "VAT of a line that is not that of the rate and the seller of its day",
    find: (from) => sql`
      select t.id from (${tradesIn(from)}) t join trade_line l on l.trade_id = t.id
      where l.vat_minor <> 0 and (not in_catalog(t.kind)
        or l.vat_minor <> vat_within(l.units * l.unit_price_minor, (setting_at('vat', t.created_at)->>'rateBps')::int)
        or not exists (select from tax_number_record n where n.user_id = t.seller_id and n.state in ('CHECKED', 'ENDED')
          and n.decided_at <= t.created_at and (n.ended_at is null or n.ended_at > t.created_at)))`,
  },
  {
    rule: "L10",
    what: "move illegal for its actor, or out of sequence",
    find: (from) => sql`
      select trade_id || ':' || sequence from (${timelineOf(from)}) m
      where sequence <> sequence_before + 1 or from_state is distinct from before
        or case when sequence = 1
          then (move, actor_role) <> ('accept', 'buyer') or not (to_state = 'IN_ESCROW' or to_state = 'WAITING' and m.part > 1 or to_state = 'COMPLETED' and m.hold_source = 'offer')
          else not exists (select from (${legalSteps}) legal where (legal.move, legal.from_state, legal.to_state)
              = (m.move, m.from_state, m.to_state)
            and m.actor_role = case legal.role
              when 'performer' then m.performer when 'confirmer' then case m.performer when 'seller' then 'buyer' else 'seller' end
              else legal.role end) end`,
  },
  {
    rule: "L10",
    what: "move by the wrong actor, or without its own posting",
    find: (from) => sql`
      select m.trade_id || ':' || m.sequence from (${timelineOf(from)}) m left join posting p on p.id = m.posting_id
      where p.principal_id is distinct from m.actor_id or p.created_at <> m.at
        or m.actor_id <> case m.actor_role when 'buyer' then m.buyer_id when 'seller' then m.seller_id
          when 'clock' then ${SYSTEM_ID}::uuid else m.actor_id end
        or (m.actor_role = 'moderator' and m.actor_id in (m.buyer_id, m.seller_id, ${SYSTEM_ID}::uuid))`,
  },
  {
    rule: "L11",
    what: "offer units do not match its trade lines",
    find: (from) => sql`
      select o.id from offer o left join (
          select l.offer_id, sum(l.units) filter (where t.ended_at is null) as held,
            sum(l.units) filter (where t.state in ('COMPLETED', 'SPLIT')) as sold
          from trade_line l join trade t on t.id = l.trade_id group by l.offer_id) moved on moved.offer_id = o.id
      where (${from === 0n}::boolean or o.id in (select l.offer_id from trade_line l join (${tradesIn(from)}) t on t.id = l.trade_id))
        and (o.units_held, o.units_sold) is distinct from (coalesce(moved.held, 0), coalesce(moved.sold, 0))`,
  },
  {
    rule: "L8",
    what: "transfer that fills a trade’s hold, in another posting than that of its opening",
    find: (from) => sql`
      select t.id from ledger_transfer t join timeline m on m.trade_id = t.subject_id and m.sequence = 1
      where t.posting_id >= ${from} and t.subject_kind = 'trade' and t.kind in ('escrow_hold', 'hold_take')
        and t.reverses is null and t.posting_id <> m.posting_id`,
  },
  {
    rule: "L10",
    what: "trade state does not match its timeline",
    find: (from) => sql`
      select t.id from (${tradesIn(from)}) t
        left join lateral (
          select sequence, to_state from timeline where trade_id = t.id order by sequence desc limit 1) newest on true
      where (newest.sequence, newest.to_state) is distinct from (t.moves, t.state)`,
  },
];
