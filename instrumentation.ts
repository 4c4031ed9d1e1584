/** Before the first request: whose word counts for addresses, real time beside a live key, and the worker, unless it runs alone. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("./lib/kernel/env");
  const { believeOnlyOurProxies } = await import("./lib/web/forwarded-address");
  believeOnlyOurProxies(env().TRUSTED_PROXIES);
  const { mustKeepRealTime } = await import("./lib/kernel/real-time");
  await mustKeepRealTime();
  if (env().WORKER === "off") return;
  const { startWorker } = await import("./lib/kernel/worker/worker");
  const { allReactions } = await import("./lib/composition");
  const worker = await startWorker(allReactions);
  process.once("SIGTERM", () => void worker.stop());
  process.once("SIGINT", () => void worker.stop());
}
