/** Writes one JSON line to standard error. Never pass message contents or secrets. */
export function reportError(event: string, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${JSON.stringify({ level: "error", event: `realtime: ${event}`, error: text })}\n`);
}
