import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { MOST_FOLLOWS, storeRefusals } from "./refusals";

/**
 * Follows the store of another, by its seller; once more changes nothing.
 * @throws Refusal - not_found, too_many_follows
 */
export async function followStore(by: Pick<Actor, "id">, sellerId: string): Promise<void> {
  const found = await queryOne<{ count: number }>(sql`
    select (select count(*)::int from follow f where f.user_id = ${by.id}::uuid and f.seller_id <> h.user_id) as count
    from store h join person u on u.id = h.user_id
    where h.user_id = ${sellerId}::uuid and h.user_id <> ${by.id}::uuid and u.closed_at is null`);
  if (!found) throw new Refusal(kernelRefusals.not_found);
  if (found.count >= MOST_FOLLOWS) throw new Refusal(storeRefusals.too_many_follows);
  await query(sql`
    insert into follow (user_id, seller_id) values (${by.id}::uuid, ${sellerId}::uuid) on conflict do nothing`);
}

/** Follows it no longer. */
export async function unfollowStore(by: Pick<Actor, "id">, sellerId: string): Promise<void> {
  await query(sql`delete from follow where user_id = ${by.id}::uuid and seller_id = ${sellerId}::uuid`);
}

/** The stores that a person follows, the last first. */
export const followedStores = (
  by: Pick<Actor, "id">,
): Promise<{ id: string; handle: string; name: string }[]> =>
  query(sql`
    select h.user_id as id, h.handle, h.name from follow f join store h on h.user_id = f.seller_id
    where f.user_id = ${by.id}::uuid order by f.created_at desc, h.handle limit ${MOST_FOLLOWS}`);

/** Forgets whom a person followed, and their store with those who followed it. */
export async function forgetStore(userId: string): Promise<void> {
  await query(sql`delete from follow where user_id = ${userId}::uuid`);
  await query(sql`delete from store where user_id = ${userId}::uuid`);
}
