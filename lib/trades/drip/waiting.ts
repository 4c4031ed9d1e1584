import { type Sql, sql } from "@/lib/kernel/db";

/** The parts of the checkout of a trade `t` that come after it and wait, in their order; null where none do. In SQL. */
export const WAITING_PARTS: Sql = sql`case when t.checkout_id is not null then (
    select json_agg(json_build_object('id', n.id, 'version', n.version::text, 'part', n.part, 'moves', n.moves) order by n.part)
    from trade n where n.checkout_id = t.checkout_id and n.part > t.part and n.state = 'WAITING') end`;
