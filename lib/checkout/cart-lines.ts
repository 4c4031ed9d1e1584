import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import type { CartLineInput } from "./schema";

/** Takes what was bought out of a cart; once more changes nothing. */
export async function emptyCart(buyerId: string, listingIds: readonly string[]): Promise<void> {
  await query(sql`
    delete from cart_line where user_id = ${buyerId}::uuid and listing_id = any(${[...listingIds]}::uuid[])`);
}

/** The listings in a person's cart and how many of each, without what they are. */
export const cartLines = (by: Pick<Actor, "id">): Promise<CartLineInput[]> =>
  query<CartLineInput>(sql`
    select listing_id, units from cart_line where user_id = ${by.id}::uuid order by added_at, listing_id`);
