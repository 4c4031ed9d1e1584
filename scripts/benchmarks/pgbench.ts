import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { run } from "../setup/children.mjs";
import { ask, type Server } from "./server";

const SCALE = 50;
const CLIENTS = 16;
const SECONDS = 4;

export const pgbenchMissing =
  "pgbench was not found, so nothing is compared with TPC-B; it comes with PostgreSQL's server packages " +
  "(Debian: apt-get install postgresql-15, which also starts a cluster on port 5432).";

/** Where pgbench is: on the PATH, or where Debian keeps it. Undefined where it is not installed. */
function findPgbench(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => path.join(debian, version, "bin")),
    ...(process.env.PATH ?? "").split(path.delimiter),
  ];
  return folders.map((folder) => path.join(folder, "pgbench")).find((place) => existsSync(place));
}

/** Answers how to measure TPC-B's transactions per second on this server, or undefined where there is no pgbench. */
export async function prepareTpcB(server: Server): Promise<(() => Promise<number>) | undefined> {
  const program = findPgbench();
  if (!program) return undefined;
  const { hostname, port, username, password } = new URL(server.superUrl);
  const env = { ...process.env, PGPASSWORD: password };
  const target = ["-h", hostname, "-p", port, "-U", username, "tpcb"];
  await ask(server.superUrl, "create database tpcb");
  await run(program, ["-i", "-q", "-s", String(SCALE), ...target], { env });
  await ask(server.superUrl, "checkpoint");
  const load = ["-c", String(CLIENTS), "-j", "2", "-T", String(SECONDS)];
  return async () => {
    const printed = await run(program, [...load, ...target], { env });
    const found = /^tps = ([\d.]+)/m.exec(printed)?.[1];
    if (!found) throw new Error(`pgbench printed no figure:\n${printed}`);
    return Number(found);
  };
}
