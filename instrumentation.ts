/** Before the first request: whose word counts for addresses, what no answer lacks, nothing of tests beside real money, changes of settings, and the worker where it runs here. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env, runsWorker } = await import("./lib/kernel/env");
  const { trustProxies } = await import("./lib/web/forwarded-address");
  trustProxies(env().TRUSTED_PROXIES);
  const { openFrontDoor } = await import("./lib/web/door/front-door");
  const { safetyHeaders } = await import("./lib/web/security-headers");
  openFrontDoor(safetyHeaders(env()));
  const { assertFitForMoney, isMoneyReal } = await import("./lib/gateways");
  await assertFitForMoney();
  const { assertFitCarriers } = await import("./lib/carriers");
  assertFitCarriers(isMoneyReal());
  const { watchSettings } = await import("./lib/kernel/connection/shared-read");
  watchSettings();
  if (!runsWorker()) return;
  const { startWholeWorker } = await import("./lib/composition");
  const worker = await startWholeWorker();
  process.once("SIGTERM", () => void worker.stop());
  process.once("SIGINT", () => void worker.stop());
}
