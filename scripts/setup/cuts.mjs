import { readFile } from "node:fs/promises";
import { withClient } from "../database/with-client.mjs";

const REQUESTS = 200;
const AT_ONCE = 10;
/** Cuts keep to the pace of the answers, so that a slow machine does not cut each request many times over. */
const ANSWERS_A_CUT = 4;
const paths = ["/offers", "/api/v1/offers", "/help", "/api/health/ready"];

const others = "usename = current_user and datname = current_database() and pid <> pg_backend_pid()";

/**
 * Cuts a process's connections to the database while it answers: all the time during 200 requests, then each that is left, one by
 * one.
 * @param {{ url: string, databaseUrl: string, log: string }} process where it answers, as whom it connects, and what it prints
 * @throws {Error} where a request gets anything but 200, or a cut gets more than one line in its log
 */
export async function checkCuts({ url, databaseUrl, log }) {
  const before = await linesOf(log);
  const statuses = [];
  const ask = async (path) => {
    statuses.push((await fetch(url + path)).status);
  };
  const cuts = await withClient(databaseUrl, async (client) => {
    const whileAsking = await cutWhile(client, askAll(ask), () => statuses.length);
    const { rows } = await client.query(`select pid from pg_stat_activity where ${others}`);
    for (const { pid } of rows) {
      await client.query("select pg_terminate_backend($1)", [pid]);
      await ask("/offers");
    }
    return whileAsking + rows.length;
  });
  const lines = (await linesOf(log)) - before;
  const failed = statuses.filter((status) => status !== 200);
  if (failed.length > 0 || lines > cuts || cuts < AT_ONCE)
    throw new Error(
      `While ${cuts} of its connections were cut, the web part answered ${failed.length} of ${statuses.length} requests with ${failed.join(", ")} and printed ${lines} lines.`,
    );
}

/** Cuts one connection after another, busy ones first, until `work` is done; answers how many. */
async function cutWhile(client, work, answers) {
  let cuts = 0;
  const progress = { isOver: false };
  const done = work.finally(() => {
    progress.isOver = true;
  });
  while (!progress.isOver) {
    await client.query("select pg_sleep(0.01)");
    if (answers() < cuts * ANSWERS_A_CUT) continue;
    const { rowCount } = await client.query(`
      select pg_terminate_backend(pid) from (
        select pid from pg_stat_activity where ${others} order by state = 'active' desc, random() limit 1) one`);
    cuts += rowCount;
  }
  await done;
  return cuts;
}

async function askAll(ask) {
  const each = Array.from({ length: REQUESTS / AT_ONCE }, (_, turn) => paths[turn % paths.length]);
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const path of each) await ask(path);
    }),
  );
}

const linesOf = async (log) => (await readFile(log, "utf8")).split("\n").length;
