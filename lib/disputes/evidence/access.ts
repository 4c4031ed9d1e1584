import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { type Sql, sql } from "@/lib/kernel/db";
import { may } from "@/lib/kernel/permissions";

// Conditions over `d` (dispute), `t` (its trade) and `e` (evidence). The only place where it is decided who sees evidence.

export type Side = "buyer" | "seller" | "staff";

/** The viewer's side as text; null for everyone who is neither a party nor a moderator. */
export const sideOf = (viewer: Pick<Actor, "id" | "grants">): Sql => sql`
  case ${viewer.id}::uuid when t.buyer_id then 'buyer' when t.seller_id then 'seller'
    else case when ${may(viewer, "dispute.rule")}::boolean then 'staff' end end`;

/**
 * Evidence is visible as statements are: a moderator sees all, a party their own side's, and the other side's once the other party's
 * statement is visible to them. What staff add, both see.
 */
export const isVisible = (viewer: Pick<Actor, "id" | "grants">): Sql => sql`
  (case ${sideOf(viewer)} when 'staff' then true when 'buyer' then e.side <> 'seller' or ${statementsVisible(viewer)}
    when 'seller' then e.side <> 'buyer' or ${statementsVisible(viewer)} else false end)`;

/** Whether a party sees the other's statement, as `statementsVisible` says it of rows: theirs is written, or the time for it is over. */
const statementsVisible = (viewer: Pick<Actor, "id" | "grants">): Sql => sql`
  (d.state <> 'OPEN' or d.opened_as = ${sideOf(viewer)}
    or exists (select from dispute_statement own where own.dispute_id = d.id and own.author_id = ${viewer.id}::uuid and own.kind = 'statement'))`;
