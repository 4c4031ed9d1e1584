import "server-only";
import { queryOne, type Sql, sql } from "@/lib/kernel/db";

/** What an unfinished trade `t` needs of a party: their turn, an answer to what the other proposed, or their side of a dispute. */
export type Need = "turn" | "answer" | "statement";

/** The need of this person, null where there is none, in SQL. Writing in the chat since the dispute began tells their side. */
export const needOf = (viewerId: string): Sql => sql`case
  when ${viewerId}::uuid = case t.state when 'IN_ESCROW' then t.performer_id when 'DELIVERED' then t.confirmer_id end then 'turn'
  when t.proposal->>'by' = case ${viewerId}::uuid when t.buyer_id then 'seller' else 'buyer' end then 'answer'
  when t.state = 'DISPUTED' and exists (
    select from dispute_overview d where d.trade_id = t.id and d.state = 'OPEN' and d.opened_by_id is distinct from ${viewerId}::uuid
      and not exists (
        select from chat_message m where m.subject_kind = 'trade' and m.subject_id = t.id
          and m.author_id = ${viewerId}::uuid and m.created_at >= d.created_at)) then 'statement' end`;

/** This person's trades that have not ended, as `t`. */
export const unfinishedOf = (viewerId: string): Sql => sql`
  t.ended_at is null and (t.buyer_id = ${viewerId}::uuid or t.seller_id = ${viewerId}::uuid)`;

/** How many trades wait for this person. */
export async function countNeeds(viewerId: string): Promise<number> {
  const row = await queryOne<{ needs: number }>(sql`
    select count(*)::int as needs from trade t where ${unfinishedOf(viewerId)} and (${needOf(viewerId)}) is not null`);
  return row?.needs ?? 0;
}
