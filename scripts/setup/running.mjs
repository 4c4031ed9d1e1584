import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { end, identify, isAlive } from "./children.mjs";
import { sorry } from "./leaving.mjs";
import { inKept, keptFolder } from "./paths.mjs";

const file = inKept("running.json");
const record = { starter: identify(process.pid), url: null, children: [] };
let written = Promise.resolve();

/**
 * Claims this checkout for this start, and ends what a killed one left behind.
 * @throws {Error} when another start runs from this checkout
 */
export async function claimCheckout() {
  const former = JSON.parse(await readFile(file, "utf8").catch(() => "null"));
  if (former && isAlive(former.starter)) {
    const where = former.url ? ` at ${former.url}` : "";
    throw sorry(
      `Amana already runs from this checkout${where} (process ${former.starter.pid}). Stop that one first.`,
    );
  }
  for (const child of former?.children ?? []) await end(child, { group: true });
  await write();
}

/** Notes where the app will answer. */
export async function noteUrl(url) {
  record.url = url;
  await write();
}

/** Notes a process group of ours, so that the next start can end it if we are killed. */
export async function noteChild(child) {
  record.children.push(identify(child.pid));
  await write();
}

/** Gives the checkout free again. */
export async function releaseCheckout() {
  await rm(file, { force: true });
}

/** One after another: children start at the same time, and two writes at once would mix. */
function write() {
  written = writeAfter(written);
  return written;
}

async function writeAfter(former) {
  await former;
  await mkdir(keptFolder, { recursive: true });
  await writeFile(file, JSON.stringify(record));
}
