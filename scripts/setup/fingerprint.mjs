import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { checkout } from "./paths.mjs";

/**
 * A hash over names and contents of files.
 * @param {string[]} places files and folders, relative to the checkout; missing ones count as missing
 * @param {(place: string) => boolean} [skip] for files and folders to leave out
 */
export async function fingerprint(places, skip = () => false) {
  const hash = createHash("sha256");
  const found = await Promise.all(places.map((place) => filesUnder(place, skip)));
  for (const file of found.flat().toSorted(byName)) {
    const contents = await readFile(path.join(checkout, file)).catch(() => "gone");
    hash.update(`${file}\0${contents.length}\0`).update(contents);
  }
  return hash.digest("hex");
}

/**
 * Does a piece of work unless it was last done for the same fingerprint.
 * @param {string} stamp the file that remembers; beside the result, so that they vanish together
 * @param {string} print
 * @param {() => Promise<void>} work
 * @returns {Promise<boolean>} whether it was done now
 */
export async function onceFor(stamp, print, work) {
  const last = await readFile(stamp, "utf8").catch(() => null);
  if (last === print) return false;
  await work();
  await mkdir(path.dirname(stamp), { recursive: true });
  await writeFile(stamp, print);
  return true;
}

async function filesUnder(place, skip) {
  const full = path.join(checkout, place);
  if (skip(place) || !existsSync(full)) return [];
  const entries = await readdir(full, { withFileTypes: true }).catch((error) => {
    if (error.code === "ENOTDIR") return null;
    throw error;
  });
  if (entries === null) return [place];
  const inner = await Promise.all(
    entries.map(async (entry) => {
      const child = path.join(place, entry.name);
      if (entry.isDirectory()) return filesUnder(child, skip);
      return entry.isFile() && !skip(child) ? [child] : [];
    }),
  );
  return inner.flat();
}

/** Not by the locale's order, which differs from one machine to the next. */
function byName(one, other) {
  return one < other ? -1 : 1;
}
