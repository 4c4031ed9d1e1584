import "server-only";
import { query, sql } from "@/lib/kernel/db";
import type { Contribution } from "@/lib/kernel/slice";
import { checkoutChecks } from "./checks";
import * as operations from "./procedures";
import { checkoutReactions } from "./reactions";

export const contribution = {
  slice: "checkout",
  operations,
  reactions: checkoutReactions,
  checks: checkoutChecks,
  exportRows: {
    cart: (userId) => sql`
      select listing_id, units, added_at from cart_line where user_id = ${userId}::uuid order by added_at`,
    checkouts: (userId) => sql`
      select id, state::text as state, total_minor::text as total_minor, currency, quote, delivery, failure, created_at, ended_at
      from checkout where buyer_id = ${userId}::uuid order by created_at`,
  },
  erase: async (userId) => {
    await query(sql`delete from cart_line where user_id = ${userId}::uuid`);
  },
} satisfies Contribution;
