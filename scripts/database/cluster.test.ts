import { runOnce } from "graphile-worker";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../lib/testing/database";

let first: TestDatabase;
let second: TestDatabase;
beforeAll(async () => {
  [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
});
afterAll(() => Promise.all([first.drop(), second.drop()]));

test("each test file has a database of its own", async () => {
  await ask(first.ownerUrl, "create table only_here (id int)");
  const found = await ask(second.ownerUrl, "select to_regclass('only_here')::text as found");
  expect(found).toEqual([{ found: null }]);
});

test("the application's role may create nothing", async () => {
  for (const sql of [
    "create table mine (id int)",
    "create temp table mine (id int)",
    "create schema mine",
    "create database mine",
  ]) {
    await expect(ask(first.appUrl, sql)).rejects.toThrow("permission denied");
  }
});

test("the application's role may queue a job and do it", async () => {
  await ask(first.appUrl, "select from graphile_worker.add_job('greet', '{\"whom\":\"Ada\"}')");
  const greeted: unknown[] = [];
  const taskList = { greet: async (payload: unknown) => void greeted.push(payload) };
  await runOnce({ connectionString: first.appUrl, taskList, noHandleSignals: true });
  expect(greeted).toEqual([{ whom: "Ada" }]);
  expect(await ask(first.appUrl, "select * from graphile_worker.jobs")).toEqual([]);
});

test("text is UTF-8 and sorts the same on every machine", async () => {
  const rows = await ask(
    first.appUrl,
    "select pg_encoding_to_char(encoding) as encoding, datlocale from pg_database where datname = current_database()",
  );
  expect(rows).toEqual([{ encoding: "UTF8", datlocale: "C.UTF-8" }]);
});

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
