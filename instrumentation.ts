/** Starts the worker inside the app's process, unless it runs alone (WORKER=off and `npm run worker`). */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("./lib/env");
  if (env().WORKER === "off") return;
  const { startWorker } = await import("./lib/worker");
  const { allReactions } = await import("./lib/reactions");
  const worker = await startWorker(allReactions);
  process.once("SIGTERM", () => void worker.stop());
  process.once("SIGINT", () => void worker.stop());
}
