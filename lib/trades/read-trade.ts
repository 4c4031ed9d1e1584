import { ALLOWANCE_COLUMNS } from "@/lib/identity/limits/allowance";
import { type Actor, SYSTEM } from "@/lib/kernel/command";
import { raw, type Sql, sql } from "@/lib/kernel/db";

const TRADE_COLUMNS = raw(
  [
    "id, version, state, offer_id, buyer_id, seller_id, kind, network, face_value_minor, price_minor, fee_rule",
    "day, moves, begun_at, delivered_at, deadline_at, proposal",
  ]
    .flatMap((line) => line.split(", "))
    .map((column) => `t.${column}`)
    .join(", "),
);

/** Only a trade's parties, the clock and moderators have a row. What each of them may do, the table of moves says. */
const concerns = (by: Actor): Sql => sql`
  (${by.id}::uuid in (t.buyer_id, t.seller_id) or ${by === SYSTEM} or ${by.roles.includes("MODERATOR")})`;

/** What a move reads that pays nobody. */
export const readTrade = (tradeId: string, by: Actor): Sql => sql`
  select ${TRADE_COLUMNS} from trade t where t.id = ${tradeId}::uuid and ${concerns(by)}`;

/** What a move reads that ends the trade: its offer and both parties' limits besides, in one query. */
export const readTradeToSettle = (tradeId: string, by: Actor): Sql => sql`
  select ${TRADE_COLUMNS},
    o.id as offer__id, o.version as offer__version, o.state as offer__state, o.units_total as offer__units_total,
    o.units_held as offer__units_held, o.units_sold as offer__units_sold, o.expires_at as offer__expires_at,
    ${raw(ALLOWANCE_COLUMNS("buyer", "b"))}, ${raw(ALLOWANCE_COLUMNS("seller", "s"))}
  from trade t join offer o on o.id = t.offer_id
    join allowance b on b.user_id = t.buyer_id join allowance s on s.user_id = t.seller_id
  where t.id = ${tradeId}::uuid and ${concerns(by)}`;
