import { readFile } from "node:fs/promises";
import { run } from "./children.mjs";
import { sorry } from "./leaving.mjs";
import { checkout, inCheckout } from "./paths.mjs";
import { say, timed } from "./progress.mjs";

/** Installs the packages of the lockfile, unless they are there. */
export async function install() {
  if (await isInstalled()) return;
  say("Installing packages, this takes about half a minute …");
  const options = ["--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  await timed("Packages installed", () => run("npm", ["ci", ...options], { cwd: checkout }).catch(explain));
}

/** npm writes its own record last, so an install that broke off does not count. */
async function isInstalled() {
  const [wanted, present] = await Promise.all([
    readLock("package-lock.json"),
    readLock("node_modules/.package-lock.json"),
  ]);
  return Object.entries(wanted).every(([place, { version, optional, devOptional }]) => {
    if (place === "" || optional || devOptional) return true;
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
