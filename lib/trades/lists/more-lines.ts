import { type Sql, sql } from "@/lib/kernel/db";

/** How many lines a trade `t` has after the first, whose terms are the trade's, in SQL. */
export const MORE_LINES: Sql = sql`(select max(l.line) - 1 from trade_line l where l.trade_id = t.id)`;
