/** One JSON line on standard error for a person to look at. Never holds what was sent, nor a secret. */
export function reportFault(event: string, error: unknown): void {
  const says = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${JSON.stringify({ level: "error", event: `realtime: ${event}`, error: says })}\n`);
}
