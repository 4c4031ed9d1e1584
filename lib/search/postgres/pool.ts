import "server-only";
import { type OwnPool, query, type Sql } from "@/lib/kernel/db";

/** A search takes so long at most, in milliseconds. */
export const LIMIT_MS = 800;

/** Tables are never read from end to end, and what is looked up for a page is looked up row by row, in its order, until the page is full. */
const SESSION = `-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off -c work_mem=32MB -c statement_timeout=${LIMIT_MS} -c default_transaction_read_only=on -c timezone=UTC`;

/**
 * Searches run on connections of their own: a slow one keeps no other read waiting. Here each is planned with its values, since a word that
 * one listing has wants another way than one that all have.
 */
const planned: OwnPool = {
  name: "search",
  max: 2,
  options: `-c plan_cache_mode=force_custom_plan ${SESSION}`,
};

/** And here statements that leave one way alone, whatever their values: planning them each time takes longer than a page. */
const kept: OwnPool = {
  name: "search, plans kept",
  max: 2,
  options: `-c plan_cache_mode=force_generic_plan ${SESSION}`,
};

export const ask = <Row extends object>(statement: Sql): Promise<Row[]> =>
  query<Row>(statement, { pool: planned });

export const askKept = <Row extends object>(statement: Sql): Promise<Row[]> =>
  query<Row>(statement, { pool: kept });
