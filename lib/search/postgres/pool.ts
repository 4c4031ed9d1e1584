import "server-only";
import { type OwnPool, query, type Sql } from "@/lib/kernel/db";

/** A search takes so long at most, in milliseconds. */
export const LIMIT_MS = 800;

/**
 * Searches run on two connections of their own: a slow one keeps no other read waiting. Each is planned with its values, since a word that
 * one listing has wants another way than one that all have; tables are never read from end to end, and what is looked up for a page is looked up row by row, in its order, until the page is full.
 */
const searchPool: OwnPool = {
  name: "search",
  max: 2,
  options: `-c plan_cache_mode=force_custom_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off -c work_mem=32MB -c statement_timeout=${LIMIT_MS} -c default_transaction_read_only=on -c timezone=UTC`,
};

export const ask = <Row extends object>(statement: Sql): Promise<Row[]> =>
  query<Row>(statement, { pool: searchPool });
