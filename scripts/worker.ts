// The worker in a process of its own, where several instances of the app run with WORKER=off.

import { allReactions } from "../lib/composition";
import { disconnect } from "../lib/kernel/db";
import { startWorker } from "../lib/kernel/worker/worker";

const worker = await startWorker(allReactions);

async function leave(): Promise<void> {
  await worker.stop();
  await disconnect();
}

process.once("SIGTERM", () => void leave());
process.once("SIGINT", () => void leave());
