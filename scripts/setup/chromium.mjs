import { existsSync } from "node:fs";
import path from "node:path";
import { run } from "./children.mjs";
import { sorry } from "./leaving.mjs";
import { checkout, inCheckout, isRoot } from "./paths.mjs";
import { say } from "./progress.mjs";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/**
 * A Chromium for the journeys: the one named by CHROMIUM_PATH, an installed one, or one installed now.
 * @returns {Promise<string>} the path of the program
 * @throws {Error} in one sentence, when there is none and none can be had
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return (await works(named)) ? named : refuse(`CHROMIUM_PATH is ${named}, which does not run.`);
  const present = await firstThatWorks();
  if (present) return present;
  say("Installing Chromium …");
  if (isRoot) await installFromDistribution();
  const installed = await firstThatWorks();
  if (installed) return installed;
  await playwright("install", ...(isRoot ? ["--with-deps"] : []), "chromium").catch(() => "");
  return (
    (await firstThatWorks()) ??
    refuse("No Chromium was found or could be installed. Install one, or set CHROMIUM_PATH.")
  );
}

async function firstThatWorks() {
  const folders = `${process.env.PATH ?? ""}:/usr/bin:/usr/local/bin:/snap/bin`.split(":");
  const installed = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  const { chromium } = await import("@playwright/test");
  for (const program of new Set([...installed, chromium.executablePath()])) {
    if (existsSync(program) && (await works(program))) return program;
  }
  return null;
}

/** Ubuntu ships a program of this name that only asks for a snap, so being there is not enough. */
async function works(program) {
  return run(program, ["--version"]).then(
    () => true,
    () => false,
  );
}

async function installFromDistribution() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = () => run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env });
  await install()
    .catch(() => run("apt-get", ["update"], { env }).then(install))
    .catch(() => "");
}

function playwright(...args) {
  return run(process.execPath, [inCheckout("node_modules/@playwright/test/cli.js"), ...args], {
    cwd: checkout,
  });
}

function refuse(message) {
  throw sorry(message);
}
