import "server-only";
import { query, queryOne, sql } from "@/lib/kernel/db";
import type { FeedType } from "./entries";

/** Entries are kept for so many days. */
const KEPT_DAYS = 30;

export interface FeedPage {
  items: { number: string; v: 1; type: FeedType; data: Record<string, unknown>; at: string }[];
  /** The number of the newest entry. */
  last: string;
  /** False where entries after the one asked for are no longer kept: read everything anew. */
  isComplete: boolean;
}

/** A person's own entries after a number, oldest first. */
export async function readFeed(userId: string, after: bigint, limit: number): Promise<FeedPage> {
  const [items, head] = await Promise.all([
    query<{ number: bigint; type: FeedType; data: Record<string, unknown>; at: Date }>(sql`
      select number, type, data, at from feed_entry where user_id = ${userId}::uuid and number > ${after}::bigint order by number limit ${limit}`),
    queryOne<{ last: bigint; oldest: bigint }>(sql`
      select h.last_number as last, coalesce((select min(number) from feed_entry e where e.user_id = h.user_id), h.last_number + 1) as oldest
      from feed_head h where h.user_id = ${userId}::uuid`),
  ]);
  return {
    items: items.map(({ number, type, data, at }) => ({
      number: number.toString(),
      v: 1,
      type,
      data,
      at: at.toISOString(),
    })),
    last: (head?.last ?? 0n).toString(),
    isComplete: head === undefined || after >= head.oldest - 1n,
  };
}

/** Forgets what is no longer kept. */
export async function forgetOldEntries(): Promise<void> {
  await query(sql`
    delete from feed_entry where (user_id, number) in (
      select user_id, number from feed_entry where at < app_now() - make_interval(days => ${KEPT_DAYS}::int) order by at limit 5000)`);
}

/** Of a person who is erased. */
export async function forgetFeed(userId: string): Promise<void> {
  await query(sql`delete from feed_entry where user_id = ${userId}::uuid`);
  await query(sql`delete from feed_head where user_id = ${userId}::uuid`);
}
