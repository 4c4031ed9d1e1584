import "server-only";
import { query, sql } from "@/lib/kernel/db";
import type { Contribution } from "@/lib/kernel/slice";
import { tradeChecks } from "./checks";
import { tradeProcedures } from "./procedures";
import { tradeReactions } from "./reactions";
import { tradeLines } from "./statement-lines";

export const contribution = {
  slice: "trades",
  reactions: tradeReactions,
  checks: tradeChecks,
  operations: tradeProcedures,
  openBusiness: [
    {
      reason: "has_open_trade",
      says: "You have an open trade. You can close your account once it ends.",
      find: (person) =>
        sql`select from trade t where ${person} in (t.buyer_id, t.seller_id) and t.ended_at is null`,
    },
  ],
  exportRows: {
    trades: (userId) => sql`
      select id, case when buyer_id = ${userId}::uuid then 'buyer' else 'seller' end as role, state::text as state,
        kind, terms,
        price_minor::text as price_minor, hold_currency as currency, case when buyer_id = ${userId}::uuid then delivery end as delivery,
        created_at, ended_at
      from trade where buyer_id = ${userId}::uuid or seller_id = ${userId}::uuid order by created_at desc, id desc`,
  },
  statementLines: tradeLines,
  /** What a buyer gave to get an asset, such as a number, is erased with their account. */
  erase: async (userId) => {
    await query(sql`select forget_delivery(${userId}::uuid)`);
  },
} satisfies Contribution;
