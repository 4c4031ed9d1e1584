import "server-only";
import { query, sql } from "@/lib/kernel/db";

/** Takes what was bought out of a cart; once more changes nothing. */
export async function emptyCart(buyerId: string, listingIds: readonly string[]): Promise<void> {
  await query(sql`
    delete from cart_line where user_id = ${buyerId}::uuid and listing_id = any(${[...listingIds]}::uuid[])`);
}
