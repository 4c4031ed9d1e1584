import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { may } from "@/lib/kernel/permissions";
import type { TradeRole } from "../moves";

/** Who this viewer is in a trade's room: a party, or the moderator whose case it is while it is disputed; undefined for anyone else. */
export async function roleInRoom(viewer: Actor, tradeId: string): Promise<TradeRole | undefined> {
  const room = await queryOne<{ role: TradeRole }>(sql`
    select case ${viewer.id}::uuid when buyer_id then 'buyer' when seller_id then 'seller' else 'moderator' end as role
    from trade
    where id = ${tradeId}::uuid and (${viewer.id}::uuid in (buyer_id, seller_id)
      or (${may(viewer, "chat.read")} and reads_chat(${viewer.id}::uuid, id)))`);
  return room?.role;
}

/**
 * The viewer's trade that came of an offer, the latest where it was taken more than once, and of several parts the one whose turn it is;
 * undefined where none did.
 */
export async function findTradeOf(viewerId: string, offerId: string): Promise<string | undefined> {
  const trade = await queryOne<{ id: string }>(sql`
    select t.id from trade t join trade_line l on l.trade_id = t.id
    where l.offer_id = ${offerId}::uuid and ${viewerId}::uuid in (t.buyer_id, t.seller_id)
    order by t.created_at desc, t.state = 'WAITING', t.part desc limit 1`);
  return trade?.id;
}
