import "server-only";
import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import type { Sql } from "sql-template-tag";
import { PrismaClient } from "../generated/prisma/client";
import { isTransient, openPool, repeat, repeatRead } from "./connection/pool";
import { env } from "./env";
import { log } from "./log";

export { default as sql, empty, join, raw, Sql } from "sql-template-tag";
// Queries of plain columns pick their row types from these, so that a renamed column fails to compile.
export type { Deposit, Payout } from "@/lib/generated/prisma/client";
export { isTransient };

const INT8 = 20;
const DATE = 1082;

/** int8 as bigint and dates as text. Set on the pool only: a global parser would break Prisma's adapter. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    if (oid === INT8) return (text: string) => BigInt(text);
    if (oid === DATE) return (text: string) => text;
    return pg.types.getTypeParser(oid, format);
  },
};

/** Plans each prepared statement once per connection: planning a read on every call cost more than running it. */
const SESSION =
  "-c plan_cache_mode=force_generic_plan -c statement_timeout=15000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=15000";

function connect() {
  const settings = {
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL,
    types,
    connectionTimeoutMillis: 5_000,
    allowExitOnIdle: true,
    idleTimeoutMillis: 0, // a timer per query costs more than idle connections
    options: SESSION,
  };
  const pool = openPool(settings, log.lost("application"));
  return { pool, prisma: undefined as PrismaClient | undefined };
}

/** A separate pool of connections, for reads that need other session settings. */
export interface OwnPool {
  name: string;
  /** The most connections of this process. */
  max: number;
  /** Settings of the session: `-c name=value ...`. */
  options: string;
}

// Next bundles this module more than once into one process, so the pools are globals.
const shared = globalThis as {
  amanaDatabase?: ReturnType<typeof connect>;
  amanaOwnPools?: Map<string, pg.Pool>;
};

let isOver = false;

/** What is still under way when everything was closed must not open a pool again, which others would then find. */
function mustNotBeOver(): void {
  if (isOver) throw new Error("every connection was closed");
}

function ownPool({ name, max, options }: OwnPool): pg.Pool {
  mustNotBeOver();
  shared.amanaOwnPools ??= new Map();
  const known = shared.amanaOwnPools.get(name);
  if (known) return known;
  const connectionString = env().DATABASE_URL;
  const pool = openPool(
    { connectionString, max, types, connectionTimeoutMillis: 5_000, allowExitOnIdle: true, options },
    log.lost(name),
  );
  shared.amanaOwnPools.set(name, pool);
  return pool;
}

function database() {
  mustNotBeOver();
  shared.amanaDatabase ??= connect();
  return shared.amanaDatabase;
}

/** Typed access to rows that hold no money and no state of a machine. */
export function prisma(): PrismaClient {
  const open = database();
  open.prisma ??= new PrismaClient({ adapter: new PrismaPg(open.pool) });
  return open.prisma;
}

/** Whether a unique index refused a row, such as when a concurrent statement was first. */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === "23505";

const QUERY_CANCELED = "57014";

/** Whether a statement was ended because it took longer than its connection allows. */
export const isStatementTimeout = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === QUERY_CANCELED;

interface Column {
  /** A column named `buyer__version` becomes `row.buyer.version`. */
  group: string | undefined;
  name: string;
}

interface Statement {
  name: string;
  columns: Column[] | undefined;
}

const statements = new Map<string, Statement>();

function statementFor(text: string): Statement {
  let statement = statements.get(text);
  if (!statement) {
    statement = { name: createHash("sha1").update(text).digest("hex"), columns: undefined };
    statements.set(text, statement);
  }
  return statement;
}

const camelCase = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function columnOf(field: string): Column {
  const [first = "", second] = field.split("__");
  return second
    ? { group: camelCase(first), name: camelCase(second) }
    : { group: undefined, name: camelCase(first) };
}

function rowOf(columns: readonly Column[], values: readonly unknown[]): object {
  const row: Record<string, unknown> = {};
  let at = 0;
  for (const { group, name } of columns) {
    if (group) {
      row[group] ??= {};
      (row[group] as Record<string, unknown>)[name] = values[at];
    } else {
      row[name] = values[at];
    }
    at += 1;
  }
  return row;
}

interface Sending {
  /** The statement writes, but may be carried out twice, such as a count that only restricts. */
  mayRunTwice?: boolean;
  /** The connections that it is sent on, if not the common ones. */
  pool?: OwnPool;
}

async function send(
  statement: pg.QueryArrayConfig & { name: string },
  { mayRunTwice = false, pool: own }: Sending,
) {
  const pool = own ? ownPool(own) : database().pool;
  try {
    return await pool.query<unknown[]>(statement);
  } catch (error) {
    if (!isTransient(error)) throw error;
    if (mayRunTwice) return repeat(() => pool.query<unknown[]>(statement));
    return repeatRead(pool, (client) => client.query<unknown[]>(statement), error);
  }
}

/**
 * Runs one prepared statement in one round trip; a read whose connection is lost is repeated. Rows come with camelCase names,
 * `group__name` nested, int8 as bigint, timestamps as Date, calendar days as 'YYYY-MM-DD'. Throws pg's DatabaseError.
 */
export async function query<Row extends object>(statement: Sql, how: Sending = {}): Promise<Row[]> {
  const text = statement.text;
  const known = statementFor(text);
  const answer = await send({ name: known.name, text, values: statement.values, rowMode: "array" }, how);
  known.columns ??= answer.fields.map((field) => columnOf(field.name));
  const { columns } = known;
  return answer.rows.map((values) => rowOf(columns, values) as Row);
}

/** The first row, or undefined. */
export async function queryOne<Row extends object>(
  statement: Sql,
  how: Sending = {},
): Promise<Row | undefined> {
  return (await query<Row>(statement, how))[0];
}

/** Whether the pool exists. Does not create one. */
export const isConnected = (): boolean => !isOver && shared.amanaDatabase !== undefined;

/** Closes every connection for good, at the end of scripts and tests. */
export async function disconnect(): Promise<void> {
  isOver = true;
  const open = shared.amanaDatabase;
  const own = shared.amanaOwnPools;
  delete shared.amanaDatabase;
  delete shared.amanaOwnPools;
  for (const pool of own?.values() ?? []) await pool.end();
  if (!open) return;
  await open.prisma?.$disconnect();
  if (!open.pool.ended) await open.pool.end();
}
