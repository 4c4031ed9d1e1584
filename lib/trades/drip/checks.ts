import { type Sql, sql } from "@/lib/kernel/db";
import type { LedgerCheck } from "../../ledger";

/**
 * L11 of parts: a checkout has all parts of its offer, between the same two people; they go one after the other, so that one runs
 * at most, and none waits behind one that ended without being completed.
 */
export const partChecks = (tradesIn: (from: bigint) => Sql): readonly LedgerCheck[] => [
  {
    rule: "L11",
    what: "parts of a checkout that are incomplete, of different offers or people, or out of turn",
    find: (from) => sql`
      select c.checkout_id as id from (
        select t.*, l.offer_id, l.units, lag(t.state) over one_checkout as state_before
        from trade t join trade_line l on l.trade_id = t.id
        where t.checkout_id is not null and (${from === 0n}::boolean
          or t.checkout_id in (select checkout_id from (${tradesIn(from)}) moved))
        window one_checkout as (partition by t.checkout_id order by t.part)) c
        join offer o on o.id = c.offer_id
      group by c.checkout_id
      having array_agg(c.part order by c.part)::int[] is distinct from array(select generate_series(1, min(o.units_total)::int))
        or min(c.parts) <> min(o.units_total) or max(c.parts) <> min(o.units_total) or max(c.units) <> 1
        or count(distinct (c.buyer_id, c.seller_id, c.offer_id, c.price_minor)) <> 1
        or count(*) filter (where c.state in ('IN_ESCROW', 'DELIVERED', 'DISPUTED')) > 1
        or bool_or(c.part > 1 and (c.state = 'WAITING' and c.state_before not in ('WAITING', 'IN_ESCROW', 'DELIVERED', 'DISPUTED')
          or c.started_at is not null and c.state_before <> 'COMPLETED'))`,
  },
  {
    rule: "L11",
    what: "trade of an offer in parts that is no part of a checkout, or part of another offer",
    find: (from) => sql`
      select t.id from (${tradesIn(from)}) t join trade_line l on l.trade_id = t.id join offer o on o.id = l.offer_id
        join asset_kind k on k.name = t.kind
      where (k.in_parts and o.units_total > 1) <> (t.checkout_id is not null)`,
  },
];
