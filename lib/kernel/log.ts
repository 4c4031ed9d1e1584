type Level = "info" | "warn" | "error";

/** Writes one JSON line to standard error. Never log passwords, codes, keys, phone numbers or cards. */
function write(level: Level, message: string, fields: Record<string, unknown> = {}): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...fields })}\n`);
}

export const log = {
  info: (message: string, fields?: Record<string, unknown>) => write("info", message, fields),
  warn: (message: string, fields?: Record<string, unknown>) => write("warn", message, fields),
  error: (message: string, fields?: Record<string, unknown>) => write("error", message, fields),
  /** Logs a lost connection to the database, of this pool or listener. */
  lost: (of: string) => (error: Error) =>
    write("warn", "lost a database connection", { of, error: error.message }),
};
