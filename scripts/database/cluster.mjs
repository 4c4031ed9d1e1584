import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, openSync, readFileSync } from "node:fs";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { anyWorksIn, commandLineOf, end, exists, identify, isAlive, run } from "../setup/children.mjs";
import { findBinaries } from "./binaries.mjs";
import { databaseUser, handOver } from "./system-user.mjs";

const settings = {
  listen_addresses: "localhost",
  // Sockets are limited to 107 characters of path, which a deep checkout exceeds.
  unix_socket_directories: "",
  max_connections: 200,
  shared_buffers: "256MB",
  max_parallel_workers_per_gather: 0,
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
};
// Races of tests meet deadlocks on purpose; a second until each is seen is most of what such a test takes.
const careless = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_wal_size: "1GB",
  wal_level: "minimal",
  max_wal_senders: 0,
  deadlock_timeout: "100ms",
  // Which of two postings was committed first, for tests of races.
  track_commit_timestamp: "on",
  scram_iterations: 1,
};

/**
 * A running PostgreSQL of our own. One that already serves this folder is adopted, remains of a killed one are cleared.
 * @param {{ home: string, port: number, password: string, fast?: boolean }} options
 *   `home`: the folder of this cluster; `password`: the superuser's - another than last time means that the secrets were
 *   thrown away, so the cluster is made anew; `fast`: forget durability (throwaway clusters only)
 * @returns {Promise<{ url: string, port: number }>} `url`: the superuser's
 * @throws {Error} with the end of PostgreSQL's log when it does not come up
 */
export async function openCluster({ home, port, password, fast = false }) {
  const place = { home, data: path.join(home, "cluster"), log: path.join(home, "postgres.log") };
  await mkdir(home, { recursive: true });
  await chmod(home, 0o755);
  const madeFor = createHash("sha256").update(password).digest("hex");
  if (!(await isMadeFor(place, madeFor))) await create(place, password, madeFor);
  const running = runningIn(place.data) ?? (await start(place, port, fast));
  const actualPort = await readyPort(place, running);
  return {
    url: `postgresql://postgres:${password}@127.0.0.1:${actualPort}/postgres`,
    port: actualPort,
  };
}

/** The postmaster that serves this folder, also one that we did not start, or null. */
function runningIn(dataFolder) {
  const pid = Number(linesOfPidFile(dataFolder)[0]);
  if (!pid || !commandLineOf(pid).includes(dataFolder)) return null;
  return identify(pid);
}

/** Stops the PostgreSQL of this home, if it runs. */
export function stopCluster(home) {
  // SIGINT is PostgreSQL's fast shutdown: it sends clients away; SIGTERM would wait for them.
  return end(runningIn(path.join(home, "cluster")), { signal: "SIGINT", graceMs: 8000 });
}

/** Where the PostgreSQL of this home listens, or null when it does not run. */
export function portOf(home) {
  const cluster = path.join(home, "cluster");
  return runningIn(cluster) ? Number(linesOfPidFile(cluster)[3]) : null;
}

/** The mark is written last, so that a folder whose initdb broke off is never taken for a cluster. */
async function isMadeFor(place, madeFor) {
  const mark = await readFile(path.join(place.home, "made-for"), "utf8").catch(() => null);
  return mark === madeFor && existsSync(path.join(place.data, "PG_VERSION"));
}

async function create({ home, data }, password, madeFor) {
  await end(runningIn(data), { signal: "SIGQUIT" });
  await rm(data, { recursive: true, force: true });
  await mkdir(data, { mode: 0o700 });
  const passwordFile = path.join(home, "initial-password");
  await writeFile(passwordFile, password, { mode: 0o600 });
  await Promise.all([handOver(data), handOver(passwordFile)]);
  const binaries = await findBinaries();
  const options = [
    "-D",
    data,
    "-U",
    "postgres",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--no-sync",
  ];
  const locale = ["-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  try {
    await run(path.join(binaries, "bin/initdb"), [...options, ...locale], surroundings(home));
    await writeFile(path.join(home, "made-for"), madeFor);
  } catch (error) {
    await rm(data, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function start(place, port, fast) {
  await clearAlienPidFile(place.data);
  const deadline = Date.now() + 15_000;
  for (;;) {
    const postmaster = await launch(place, port, fast);
    if (postmaster) return postmaster;
    const log = await readFile(place.log, "utf8");
    // After a kill -9 the old server's last connections hold its memory for a moment.
    const mayPass = log.includes("is still in use") || log.includes("database system is starting up");
    if (!mayPass || Date.now() > deadline) throw new Error(`PostgreSQL did not start:\n${log.slice(-2000)}`);
    await pause(100);
  }
}

/** Answers the postmaster once it has signed its pid file, or null when it ended instead. */
async function launch({ home, data, log }, port, fast) {
  const binaries = await findBinaries();
  const chosen = Object.entries({ ...settings, ...(fast ? careless : {}), port });
  const args = ["-D", data, ...chosen.flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const output = openSync(log, "w");
  const child = spawn(path.join(binaries, "bin/postgres"), args, {
    ...surroundings(home),
    detached: true, // Ctrl-C goes to a whole group; the database must outlive the app that uses it
    stdio: ["ignore", output, output],
  });
  child.unref();
  const postmaster = identify(child.pid);
  while (isAlive(postmaster) && Number(linesOfPidFile(data)[0]) !== child.pid) await pause(15);
  return isAlive(postmaster) ? postmaster : null;
}

/**
 * PostgreSQL itself replaces the pid file of a dead one, but not while its number is a stranger's, or that of a zombie
 * nobody collects, as in a container without an init. Removing the file also removes PostgreSQL's check for survivors of
 * the old server, so that is ours to make.
 */
async function clearAlienPidFile(data) {
  const pid = Number(linesOfPidFile(data)[0]);
  if (!pid || !exists(pid)) return;
  const deadline = Date.now() + 10_000;
  while (anyWorksIn(data)) {
    if (Date.now() > deadline) throw new Error(`Processes of a killed PostgreSQL still work in ${data}.`);
    await pause(50);
  }
  await rm(path.join(data, "postmaster.pid"), { force: true });
}

async function readyPort({ data, log }, postmaster) {
  for (;;) {
    const lines = linesOfPidFile(data);
    if (Number(lines[0]) === postmaster.pid && lines[7]?.trim() === "ready") return Number(lines[3]);
    if (!isAlive(postmaster)) {
      throw new Error(`PostgreSQL did not start:\n${(await readFile(log, "utf8")).slice(-2000)}`);
    }
    await pause(15);
  }
}

function linesOfPidFile(data) {
  try {
    return readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
}

/** The caller's folder may be closed to the database's user, and its locale may not exist here. */
function surroundings(home) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(LANG|LC_|PG)/.test(name)),
  );
  return { cwd: home, env: { ...env, LC_ALL: "C" }, ...databaseUser() };
}
