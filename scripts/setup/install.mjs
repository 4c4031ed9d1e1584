import { readFile } from "node:fs/promises";
import { run } from "./children.mjs";
import { fingerprint, onceFor } from "./fingerprint.mjs";
import { sorry } from "./leaving.mjs";
import { checkout, inCheckout } from "./paths.mjs";
import { say, timed } from "./progress.mjs";

/** Installs the packages of the lockfile, unless they are there. */
export async function install() {
  const print = await fingerprint(["package-lock.json"]);
  await onceFor(inCheckout("node_modules/.installed-from"), print, async () => {
    if (await isComplete()) return;
    say("Installing packages, this takes about half a minute …");
    const options = ["--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
    await timed("Packages installed", () => run("npm", ["ci", ...options], { cwd: checkout }).catch(explain));
  });
}

/** Whether an install by hand left all we need; npm writes its record last, so one that broke off does not count. */
async function isComplete() {
  const [wanted, present] = await Promise.all([
    readLock("package-lock.json"),
    readLock("node_modules/.package-lock.json"),
  ]);
  return Object.entries(wanted).every(([place, { version, optional, devOptional, extraneous }]) => {
    if (place === "" || optional || devOptional || extraneous) return true;
    return present[place]?.version === version;
  });
}

async function readLock(file) {
  const text = await readFile(inCheckout(file), "utf8").catch(() => '{"packages":{}}');
  return JSON.parse(text).packages;
}

function explain(error) {
  if (error.code === "ENOENT") throw sorry("npm was not found. It comes with Node; put it on the PATH.");
  throw sorry(`The packages could not be installed.\n${error.message}`);
}
