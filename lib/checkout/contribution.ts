import "server-only";
import { query, sql } from "@/lib/kernel/db";
import type { Contribution } from "@/lib/kernel/slice";
import * as operations from "./procedures";

export const contribution = {
  slice: "checkout",
  operations,
  exportRows: {
    cart: (userId) => sql`
      select listing_id, units, added_at from cart_line where user_id = ${userId}::uuid order by added_at`,
  },
  erase: async (userId) => {
    await query(sql`delete from cart_line where user_id = ${userId}::uuid`);
  },
} satisfies Contribution;
