import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { findBinaries } from "../database/binaries.mjs";
import { migrate } from "../database/migrate.mjs";
import { openThrowawayCluster } from "../database/open-throwaway.mjs";
import { ensureDatabase, urlFor } from "../database/roles.mjs";
import { databaseUser } from "../database/system-user.mjs";
import { run } from "../setup/children.mjs";

/** Throwaway clusters are careless about durability; what is measured here must not be. */
const production = {
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  shared_buffers: "512MB",
  max_wal_size: "8GB",
  jit: "off",
};

export interface Database {
  name: string;
  appUrl: string;
  ownerUrl: string;
  superUrl: string;
}

export interface Server {
  superUrl: string;
  /** The file that gets what PostgreSQL logs. */
  log: string;
  ownerPassword: string;
  appPassword: string;
  /** A new database at the newest schema. */
  makeDatabase(name: string): Promise<Database>;
  /** CPU milliseconds that the connections to this database have used so far, or null where the system does not tell. */
  cpuMs(database: { name: string }): number | null;
  close(): Promise<void>;
}

/** A benchmark makes people of any level, without signing up. */
export const MAKES_PEOPLE = "grant insert on app_user to amana_web, amana_worker";

/** A PostgreSQL of its own with the settings of production, which vanishes with us, even when we are killed. */
export async function openServer(): Promise<Server> {
  const { superUrl, ownerPassword, appPassword, close } = await openThrowawayCluster();
  const { data, log } = await restartDurable(superUrl);
  const makeDatabase = async (name: string): Promise<Database> => {
    await ensureDatabase(superUrl, name);
    const of = (role: string, password: string) => urlFor(superUrl, { database: name, role, password });
    const ownerUrl = of("amana_owner", ownerPassword);
    await migrate(ownerUrl);
    await ask(ownerUrl, MAKES_PEOPLE);
    const asSuper = new URL(superUrl);
    asSuper.pathname = `/${name}`;
    return { name, appUrl: of("amana_worker", appPassword), ownerUrl, superUrl: asSuper.href };
  };
  const cpuMs = ({ name }: { name: string }) => cpuOfConnections(data, name);
  return { superUrl, log, ownerPassword, appPassword, makeDatabase, cpuMs, close };
}

/**
 * These statements, between which rows written as sets are not recorded: a lock for each trade is more than a transaction may hold.
 */
export function withoutRecords(steps: readonly string[]): string[] {
  const turn = (way: string) =>
    ["trade", "timeline", "dispute"].map((table) => `alter table ${table} ${way} trigger recorded`);
  return [...turn("disable"), ...steps, ...turn("enable")];
}

/** Runs one statement on a connection of its own and answers its rows. */
export async function ask<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Of two settings of one name on the command line the last one counts. Answers the cluster's folder and its log. */
async function restartDurable(superUrl: string): Promise<{ data: string; log: string }> {
  const [place] = await ask<{ folder: string }>(
    superUrl,
    "select setting as folder from pg_settings where name = 'data_directory'",
  );
  if (!place) throw new Error("PostgreSQL does not tell where its folder is.");
  const { folder } = place;
  const [, ...began] = readFileSync(path.join(folder, "postmaster.opts"), "utf8")
    .trim()
    .split(/ (?=")/);
  const wanted = Object.entries(production).map(([name, value]) => `"-c" "${name}=${value}"`);
  const program = path.join(await findBinaries(), "bin/pg_ctl");
  const log = path.join(folder, "restarted.log");
  const options = ["-D", folder, "-w", "-m", "fast", "-l", log, "-o", [...began, ...wanted].join(" ")];
  await run(program, ["restart", ...options], { cwd: folder, ...databaseUser() });
  return { data: folder, log };
}

const TICK_MS = 10;

/** User and system time of a process so far in milliseconds, its collector and compilers included; NaN where it is not known. */
export function cpuMsOf(processId: number): number {
  const fields = statOf(String(processId));
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

function cpuOfConnections(data: string, database: string): number | null {
  if (!existsSync("/proc/self/stat")) return null;
  const postmaster = readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n")[0];
  const title = new RegExp(`^postgres: \\w+ ${database} `);
  let ticks = 0;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const [, parent, ...fields] = statOf(pid);
    if (parent !== postmaster || !title.test(textOf(`/proc/${pid}/cmdline`))) continue;
    ticks += Number(fields[9]) + Number(fields[10]); // utime and stime
  }
  return ticks * TICK_MS;
}

/** The fields of /proc/PID/stat from the state on; none when the process has gone meanwhile. */
const statOf = (pid: string): string[] => textOf(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ") ?? [];

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
