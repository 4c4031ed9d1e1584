import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { rootsFolder } from "../../database/binaries.mjs";
import { run } from "../../setup/children.mjs";
import { checkout, inCheckout, isRoot } from "../../setup/paths.mjs";
import { findFreePort } from "../../setup/ports.mjs";
import { settingsFor } from "../settings";
import { untilServed } from "./served";

/** A copy of this checkout in which anything may be built, started and thrown away. Times are seconds. */
export interface Checkout {
  /** `npm start` until it says where it is and answers there; stopped again. */
  npmStart(): Promise<number>;
  buildAlone(): Promise<number>;
  /** `next start` until it answers anything; stopped again. */
  serveAlone(): Promise<number>;
  /** Removes everything that starts have left. */
  forget(): Promise<void>;
  remove(): Promise<void>;
}

const NEXT = "node_modules/next/dist/bin/next";
const nowhere = settingsFor("postgresql://nobody@localhost:9/nothing");

export async function copyCheckout(): Promise<Checkout> {
  const home = await mkdtemp(path.join(tmpdir(), "amana-start-"));
  await copySources(home);
  // Linked file by file where the system can: they are only read.
  const packages = inCheckout("node_modules");
  await run("cp", ["-al", packages, home]).catch(() => run("cp", ["-R", packages, home]));
  const paths: { checkoutHash: string } = await import(
    pathToFileURL(path.join(home, "scripts/setup/paths.mjs")).href
  );
  const left = [".next", ".data", "lib/generated"].map((name) => path.join(home, name));
  if (isRoot) left.push(path.join(rootsFolder, paths.checkoutHash));
  const forget = () => removeAll(left);
  return {
    npmStart: () => npmStart(home),
    buildAlone: () => buildAlone(home),
    serveAlone: () => serveAlone(home),
    forget,
    remove: () => removeAll([...left, home]),
  };
}

/** What is committed or would be. */
async function copySources(home: string): Promise<void> {
  const listed = await run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: checkout,
  });
  for (const file of listed.split("\0").filter(Boolean)) {
    await cp(inCheckout(file), path.join(home, file)).catch(ignoreGone);
  }
}

function ignoreGone(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error; // deleted, but not yet committed
}

async function removeAll(places: string[]): Promise<void> {
  for (const place of places) await rm(place, { recursive: true, force: true, maxRetries: 5 });
}

async function npmStart(home: string): Promise<number> {
  const port = await findFreePort();
  const env = { ...process.env, PORT: String(port), DATABASE_URL: "" };
  return untilServed({ command: "npm", args: ["start"], cwd: home, env, port, says: "Amana is at" });
}

/** After a start, so that all but the build is there. */
async function buildAlone(home: string): Promise<number> {
  await removeAll([path.join(home, ".next")]);
  return timed(() => run(process.execPath, [NEXT, "build"], { cwd: home, env: nowhere }));
}

async function serveAlone(home: string): Promise<number> {
  const port = await findFreePort();
  const args = [NEXT, "start", "--port", String(port)];
  const env = { ...nowhere, ROLE: "web" };
  return untilServed({ command: process.execPath, args, cwd: home, env, port, says: "Ready in" });
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await act();
  return (performance.now() - from) / 1000;
}
