import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import type { CartLineInput } from "./schema";

/** The listings in a person's cart and how many of each, without what they are. */
export const cartLines = (by: Pick<Actor, "id">): Promise<CartLineInput[]> =>
  query<CartLineInput>(sql`
    select listing_id, units from cart_line where user_id = ${by.id}::uuid order by added_at, listing_id`);
