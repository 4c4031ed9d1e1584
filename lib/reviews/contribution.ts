import "server-only";
import { sql } from "@/lib/kernel/db";
import type { Contribution } from "@/lib/kernel/slice";
import { reviewProcedures } from "./procedures";
import { reviewReactions } from "./reactions";

export const contribution = {
  slice: "reviews",
  reactions: reviewReactions,
  operations: reviewProcedures,
  exportRows: {
    reviews: (userId) => sql`
      select trade_id, stars, comment, created_at from review
      where author_id = ${userId}::uuid order by created_at desc, trade_id`,
  },
} satisfies Contribution;
