import pg from "pg";

/** Deadlock, serialization failure, administrator shutdown, lost connection. The idempotency key makes a retry safe. */
const RETRYABLE = new Set(["40P01", "40001", "57P01", "08006", "08003", "ECONNRESET", "EPIPE"]);
export const MAX_ATTEMPTS = 4;

/** Whether the error is transient, so that the statement can be sent again with its key. */
export function isRetryable(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return RETRYABLE.has(error.code ?? "");
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string") return RETRYABLE.has(code);
  return error instanceof Error && error.message.startsWith("Connection terminated");
}

/** Waits up to 40 ms after the first attempt, doubling after each. */
export const jitter = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
