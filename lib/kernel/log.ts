import { Logger } from "graphile-worker";

type Level = "info" | "warn" | "error";

/** Writes one JSON line to standard error. Never log passwords, codes, keys, phone numbers or cards. */
function write(level: Level, message: string, fields: Record<string, unknown> = {}): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...fields })}\n`);
}

export const log = {
  info: (message: string, fields?: Record<string, unknown>) => write("info", message, fields),
  warn: (message: string, fields?: Record<string, unknown>) => write("warn", message, fields),
  error: (message: string, fields?: Record<string, unknown>) => write("error", message, fields),
  /** For the queue's warnings and errors. */
  forQueue: () =>
    new Logger((scope) => (level, message) => {
      const severity: string = level;
      if (severity !== "error" && severity !== "warning") return;
      const { taskIdentifier: job, jobId } = scope;
      write(severity === "error" ? "error" : "warn", message, { job, jobId });
    }),
};
