// The worker in a process of its own, where other processes serve pages with ROLE=web and take webhooks with ROLE=webhooks.

import { assertFitCarriers } from "../lib/carriers";
import { startWholeWorker } from "../lib/composition";
import { assertFitForMoney, isMoneyReal } from "../lib/gateways";
import { disconnect } from "../lib/kernel/db";

process.env.ROLE = "worker";
await assertFitForMoney();
assertFitCarriers(isMoneyReal());
const worker = await startWholeWorker();

async function leave(): Promise<void> {
  await worker.stop();
  await disconnect();
}

process.once("SIGTERM", () => void leave());
process.once("SIGINT", () => void leave());
