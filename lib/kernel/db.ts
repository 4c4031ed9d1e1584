import "server-only";
import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import type { Sql } from "sql-template-tag";
import { PrismaClient } from "../generated/prisma/client";
import { env } from "./env";

export { default as sql, empty, join, raw, Sql } from "sql-template-tag";
// Queries of plain columns pick their row types from these, so that a renamed column fails to compile.
export type { Deposit, Payout } from "@/lib/generated/prisma/client";

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
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL,
    types,
    connectionTimeoutMillis: 5_000,
    allowExitOnIdle: true,
    idleTimeoutMillis: 0, // a timer per query costs more than idle connections
    options: SESSION,
  });
  pool.on("error", () => {}); // a broken idle connection is replaced on next use
  return { pool, prisma: undefined as PrismaClient | undefined };
}

// Next bundles this module more than once into one process, so the pool is a global.
const shared = globalThis as { amanaDatabase?: ReturnType<typeof connect> };

function database() {
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

/**
 * Runs one prepared statement in one round trip. Rows come with camelCase names, `group__name` nested, int8 as bigint,
 * timestamps as Date, calendar days as 'YYYY-MM-DD'. Throws pg's DatabaseError.
 */
export async function query<Row extends object>(statement: Sql): Promise<Row[]> {
  const text = statement.text;
  const known = statementFor(text);
  const answer = await database().pool.query<unknown[]>({
    name: known.name,
    text,
    values: statement.values,
    rowMode: "array",
  } as pg.QueryArrayConfig);
  known.columns ??= answer.fields.map((field) => columnOf(field.name));
  const { columns } = known;
  return answer.rows.map((values) => rowOf(columns, values) as Row);
}

/** The first row, or undefined. */
export async function queryOne<Row extends object>(statement: Sql): Promise<Row | undefined> {
  return (await query<Row>(statement))[0];
}

/** Whether the pool exists. Does not create one. */
export const isConnected = (): boolean => shared.amanaDatabase !== undefined;

/** Closes every connection, at the end of scripts and tests. */
export async function disconnect(): Promise<void> {
  const open = shared.amanaDatabase;
  shared.amanaDatabase = undefined;
  if (!open) return;
  await open.prisma?.$disconnect();
  if (!open.pool.ended) await open.pool.end();
}

/** Deadlock, serialization failure, administrator shutdown, lost connection: sent again, the same statement may succeed. */
const TRANSIENT = new Set(["40P01", "40001", "57P01", "08006", "08003", "ECONNRESET", "EPIPE"]);

/** Whether an error says nothing against the statement itself. It may have been carried out. */
export function isTransient(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return TRANSIENT.has(error.code ?? "");
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string") return TRANSIENT.has(code);
  return error instanceof Error && error.message.startsWith("Connection terminated");
}
