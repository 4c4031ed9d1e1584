import "server-only";
import { queryOne, raw, type Sql, sql } from "@/lib/kernel/db";
import { standsFor } from "../drip/part-view";

/** What an unfinished trade `t` needs of a party: their turn, an answer to what the other proposed, or their side of a dispute. */
export type Need = "turn" | "answer" | "statement";

/** The need of this person, null where there is none, in SQL. */
export const needOf = (viewerId: string): Sql => sql`case
  when ${viewerId}::uuid = case t.state when 'IN_ESCROW' then t.performer_id when 'DELIVERED' then t.confirmer_id
    when 'RETURNING' then case when exists (select from parcel p where p.id = t.id and (p.return_sent is not null or p.bounced_at is not null))
      then t.performer_id else t.confirmer_id end end then 'turn'
  when t.proposal->>'by' = case ${viewerId}::uuid when t.buyer_id then 'seller' else 'buyer' end then 'answer'
  when t.state = 'DISPUTED' and exists (
    select from dispute_overview d where d.trade_id = t.id and d.state in ('OPEN', 'UNDER_REVIEW')
      and d.opened_by_id is distinct from ${viewerId}::uuid
      and not exists (select from dispute_said s where s.dispute_id = d.id and s.author_id = ${viewerId}::uuid)) then 'statement' end`;

/** This person's trades, as `t`: in this form both indexes are used. */
const mineOf = (viewerId: string): Sql =>
  sql`(t.buyer_id = ${viewerId}::uuid or t.seller_id = ${viewerId}::uuid)`;

/** Those that have not ended. */
export const unfinishedOf = (viewerId: string): Sql => sql`t.ended_at is null and ${mineOf(viewerId)}`;

/** The parts of a person's list of trades. */
export type TradeTab = "needs" | "running" | "ended";

/** Whether a trade of this person's is in a tab, in SQL. */
export function inTab(tab: TradeTab, viewerId: string): Sql {
  if (tab === "ended") return sql`t.ended_at is not null`;
  return sql`t.ended_at is null and ((${needOf(viewerId)}) is not null) = ${tab === "needs"}`;
}

/** Ended trades are counted up to this many: a person can have thousands. */
export const MOST_COUNTED = 100;

/** How many of a person's trades each tab has, on one side or on both. */
export async function countTabs(
  viewerId: string,
  role?: "buyer" | "seller",
): Promise<Record<TradeTab, number>> {
  const side = role
    ? sql`${raw(`t.${role}_id`)} = ${viewerId}::uuid`
    : sql`${viewerId}::uuid in (t.buyer_id, t.seller_id)`;
  const counts = await queryOne<Record<TradeTab, number>>(sql`
    select count(*) filter (where need is not null)::int as needs, count(*) filter (where need is null)::int as running,
      (select count(*)::int from (
        select from trade t where ${mineOf(viewerId)} and ${side} and t.ended_at is not null and ${standsFor(true)} limit ${MOST_COUNTED}) shown) as ended
    from (select ${needOf(viewerId)} as need from trade t where ${unfinishedOf(viewerId)} and ${side} and ${standsFor(false)}) unfinished`);
  return counts ?? { needs: 0, running: 0, ended: 0 };
}

/** How many trades wait for this person. */
export async function countNeeds(viewerId: string): Promise<number> {
  const row = await queryOne<{ needs: number }>(sql`
    select count(*)::int as needs from trade t where ${unfinishedOf(viewerId)} and (${needOf(viewerId)}) is not null`);
  return row?.needs ?? 0;
}
