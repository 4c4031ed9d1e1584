/** Before the first request: whose word counts for addresses, and the worker, unless it runs alone (WORKER=off). */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("./lib/env");
  const { believeOnlyOurProxies } = await import("./lib/web/forwarded-address");
  believeOnlyOurProxies(env().TRUSTED_PROXIES);
  if (env().WORKER === "off") return;
  const { startWorker } = await import("./lib/worker");
  const { allReactions } = await import("./lib/reactions");
  const worker = await startWorker(allReactions);
  process.once("SIGTERM", () => void worker.stop());
  process.once("SIGINT", () => void worker.stop());
}
