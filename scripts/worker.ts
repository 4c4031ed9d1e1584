// The worker in a process of its own, where several instances of the app run with WORKER=off.
import { disconnect } from "../lib/db";
import { allReactions } from "../lib/reactions";
import { startWorker } from "../lib/worker";

const worker = await startWorker(allReactions);

async function leave(): Promise<void> {
  await worker.stop();
  await disconnect();
}

process.once("SIGTERM", () => void leave());
process.once("SIGINT", () => void leave());
