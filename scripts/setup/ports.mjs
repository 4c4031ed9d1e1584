import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { holdPort } from "./held-port.mjs";
import { sorry } from "./leaving.mjs";
import { inKept, keptFolder } from "./paths.mjs";
import { say } from "./progress.mjs";

const usualPort = 3000;

/**
 * The ports of this checkout: chosen at the first start, kept in `.data/ports.json`, and chosen anew where a stranger
 * has taken one meanwhile.
 * @param {{ postgres?: number | null }} held the port of our own PostgreSQL that still runs
 * @returns {Promise<{ app: number, postgres: number, simulators: number, smtp: number, realtime: number }>}
 * @throws {Error} when PORT is set and taken
 */
export async function keptPorts(held) {
  const kept = JSON.parse(await readFile(inKept("ports.json"), "utf8").catch(() => "{}"));
  const ports = { app: await appPort(kept.app) };
  for (const name of ["postgres", "simulators", "smtp", "realtime"]) {
    const usable = kept[name] && (held[name] === kept[name] || (await isFree(kept[name])));
    ports[name] = usable ? kept[name] : await findFreePort(Object.values({ ...kept, ...ports }));
  }
  const remembered = process.env.PORT ? { ...ports, app: kept.app } : ports;
  await mkdir(keptFolder, { recursive: true });
  await writeFile(inKept("ports.json"), `${JSON.stringify(remembered, null, 2)}\n`);
  return ports;
}

/**
 * PORT, which has to be free, or else the kept port, or the usual one, or the next free one after it. It is held from now on,
 * until `releasePort`.
 * @param {number} [kept]
 */
export async function appPort(kept = usualPort) {
  if (process.env.PORT) return askedPort(process.env.PORT);
  let port = kept;
  while (!(await hold(port))) port += 1;
  if (port !== kept)
    say(`Port ${kept} is taken by another program, so this is on ${port}. PORT=… chooses one.`);
  return port;
}

async function askedPort(text) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw sorry(`PORT is "${text}", which is no port.`);
  if (!(await hold(port))) throw sorry(`Port ${port} is taken by another program. Give another PORT.`);
  return port;
}

const hold = async (port) => (await isFree(port)) && holdPort(port);

/**
 * A port nobody listens on, outside the range from which systems lend ports to outgoing connections.
 * @param {number[]} [taken] ports promised to others already
 * @returns {Promise<number>}
 */
export async function findFreePort(taken = []) {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    if (!taken.includes(port) && (await isFree(port))) return port;
  }
}

/** Whether this port can be listened on, on every address. */
export async function isFree(port) {
  return (await canListen(port, "127.0.0.1")) && (await canListen(port, "::1")) && canListen(port);
}

function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    // A machine without IPv6 cannot have a stranger there either.
    server.on("error", (error) => resolve(error.code !== "EADDRINUSE" && error.code !== "EACCES"));
    server.listen({ port, host }, () => server.close(() => resolve(true)));
  });
}
