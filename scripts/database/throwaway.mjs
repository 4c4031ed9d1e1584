// Holds a cluster for tests: prints its address, and removes everything once the process that asked for it is gone, however it went.
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, statfs } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { isRoot } from "../setup/paths.mjs";
import { findFreePort } from "../setup/ports.mjs";
import { rootsFolder } from "./binaries.mjs";
import { openCluster, stopCluster } from "./cluster.mjs";
import { ensureRoles } from "./roles.mjs";

/** What a cluster of tests never comes near. */
const PLENTY_BYTES = 4 * 1024 ** 3;

const parent = await roomyFolder();
await mkdir(parent, { recursive: true });
const home = await mkdtemp(path.join(parent, "amana-throwaway-"));

// The asker keeps our stdin open. Its end is the one sign that even a kill -9 gives.
process.stdin.resume();
process.stdin.once("end", () => void clear());
process.stdin.on("error", () => void clear());
// Ctrl-C reaches the asker too, who ends first and then closes stdin.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => void clear());

try {
  const [password, ownerPassword, appPassword] = [secret(), secret(), secret()];
  const cluster = await openCluster({ home, port: await findFreePort(), password, fast: true });
  await ensureRoles(cluster.url, { ownerPassword, appPassword });
  process.stdout.write(`${JSON.stringify({ superUrl: cluster.url, ownerPassword, appPassword })}\n`);
} catch (error) {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
  await clear();
}

async function clear() {
  await stopCluster(home);
  if (existsSync(home)) await rm(home, { recursive: true, force: true, maxRetries: 5 });
  process.exit();
}

/** In memory where there is plenty: a test file makes a database of its own, and a busy disk can make that take seconds. */
async function roomyFolder() {
  const memory = "/dev/shm";
  const { bavail, bsize } = await statfs(memory).catch(() => ({ bavail: 0, bsize: 0 }));
  if (Math.min(bavail * bsize, os.freemem()) > PLENTY_BYTES) return memory;
  return isRoot ? rootsFolder : os.tmpdir();
}

function secret() {
  return randomBytes(16).toString("hex");
}
