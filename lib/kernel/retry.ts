import pg from "pg";

/** Deadlock, serialization failure, administrator's shutdown, lost connections: the key makes another try safe. */
const RETRYABLE = new Set(["40P01", "40001", "57P01", "08006", "08003", "ECONNRESET", "EPIPE"]);
export const TRIES = 4;

/** Whether the error says nothing about the statement, and it may be sent again under its key. */
export function mayRetry(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return RETRYABLE.has(error.code ?? "");
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string") return RETRYABLE.has(code);
  return error instanceof Error && error.message.startsWith("Connection terminated");
}

/** Waits for up to 20 milliseconds after the first try, and twice as long after each. */
export const jitter = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
