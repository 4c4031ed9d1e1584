import { Logger } from "graphile-worker";

type Level = "info" | "warn" | "error";

/** One JSON line an entry, on standard error. Never give it a password, a code, a key, a phone number or a card. */
function write(level: Level, message: string, facts: Record<string, unknown> = {}): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...facts })}\n`);
}

export const log = {
  info: (message: string, facts?: Record<string, unknown>) => write("info", message, facts),
  warn: (message: string, facts?: Record<string, unknown>) => write("warn", message, facts),
  error: (message: string, facts?: Record<string, unknown>) => write("error", message, facts),
  /** The queue's own words, warnings and worse. */
  forQueue: () =>
    new Logger((scope) => (level, message) => {
      const severity: string = level;
      if (severity !== "error" && severity !== "warning") return;
      const { taskIdentifier: job, jobId } = scope;
      write(severity === "error" ? "error" : "warn", message, { job, jobId });
    }),
};
