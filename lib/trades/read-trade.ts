import { type Actor, SYSTEM } from "../command";
import { raw, type Sql, sql } from "../db";
import { STANDING_COLUMNS } from "../identity/allowance";

/**
 * One query for all that a move may touch. No row for whoever may not see the trade: only its parties, the clock and
 * moderators do. What each of them may do, the table of moves says.
 */
export function readTrade(tradeId: string, by: Actor): Sql {
  const moderates = by.roles.includes("MODERATOR");
  return sql`
    select t.id, t.version, t.state, t.buyer_id, t.seller_id, t.kind, t.network, t.face_value_minor, t.price_minor, t.fee_rule,
      t.day, t.moves, t.begun_at, t.delivered_at, t.deadline_at, t.proposal,
      o.id as offer__id, o.version as offer__version, o.state as offer__state, o.units_total as offer__units_total,
      o.units_held as offer__units_held, o.units_sold as offer__units_sold, o.expires_at as offer__expires_at,
      ${raw(STANDING_COLUMNS("buyer", "ba", "bu"))}, ${raw(STANDING_COLUMNS("seller", "sa", "su"))}
    from trade t
      join offer o on o.id = t.offer_id
      join allowance ba on ba.user_id = t.buyer_id join app_user bu on bu.id = t.buyer_id
      join allowance sa on sa.user_id = t.seller_id join app_user su on su.id = t.seller_id
    where t.id = ${tradeId}::uuid
      and (${by.id}::uuid in (t.buyer_id, t.seller_id) or ${by === SYSTEM} or ${moderates})`;
}
