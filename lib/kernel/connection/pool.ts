import "server-only";
import pg from "pg";

/**
 * Connections to the database. A lost one is replaced on next use, and reported once, however many errors it emits, idle or
 * in use.
 */
export function openPool(settings: pg.PoolConfig, report: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({ keepAlive: true, ...settings });
  pool.on("error", () => {}); // reported by the connection itself
  pool.on("connect", (client) => reportLoss(client, report));
  return pool;
}

/** Survives every error of a connection, and reports the first. */
export function reportLoss(client: pg.ClientBase, report: (error: Error) => void): void {
  let isReported = false;
  client.on("error", (error) => {
    if (isReported) return;
    isReported = true;
    report(error);
  });
}

const READ_ONLY = "25006";
const REPEATS = 5;

/**
 * Sends a statement again after its connection was lost, on another one and in a transaction that can write nothing. So only
 * reads are repeated: PostgreSQL itself refuses the rest there, and then `lost`, the first error, is thrown.
 */
export async function repeatRead<Result>(
  pool: pg.Pool,
  send: (client: pg.PoolClient) => Promise<Result>,
  lost: unknown,
): Promise<Result> {
  try {
    return await repeat(() => sendReadOnly(pool, send));
  } catch (error) {
    throw error instanceof pg.DatabaseError && error.code === READ_ONLY ? lost : error;
  }
}

/** Tries again what may be done twice, a few times as long as the connection is lost each time. */
export async function repeat<Result>(again: () => Promise<Result>): Promise<Result> {
  for (let count = 1; ; count += 1) {
    try {
      return await again();
    } catch (error) {
      if (count >= REPEATS || !isTransient(error)) throw error;
    }
  }
}

async function sendReadOnly<Result>(
  pool: pg.Pool,
  send: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query("begin read only");
    const answer = await send(client);
    await client.query("commit");
    client.release();
    return answer;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Deadlock, serialization failure, administrator shutdown, lost connection: sent again, the same statement may succeed. */
const TRANSIENT = new Set(["40P01", "40001", "57P01", "08006", "08003", "ECONNRESET", "EPIPE"]);

/** What pg says without a code: the connection ended, or had ended before the statement was sent. */
const ENDED = /^(Connection terminated|Client (was closed|has encountered a connection error))/;

/** Whether an error says nothing against the statement itself. It may have been carried out. */
export function isTransient(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return TRANSIENT.has(error.code ?? "");
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? TRANSIENT.has(code) : ENDED.test(error.message);
}
