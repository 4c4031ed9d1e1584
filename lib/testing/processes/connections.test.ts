import { type ChildProcess, spawn } from "node:child_process";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { notifyRelay } from "@/lib/kernel/outbox";
import { query, sql } from "../../kernel/db";
import { type TestApp, testApp } from "../world";

let app: TestApp;
let child: ChildProcess | undefined;

beforeAll(async () => {
  app = await testApp();
  await app.asOwner("alter table outbox drop constraint known_topic"); // so that nothing listens
});
afterEach(() => void child?.kill("SIGKILL"));
afterAll(() => app.close());

const until = (holds: () => void | Promise<void>) => vi.waitFor(holds, { timeout: 45_000, interval: 50 });

/** The worker as a process of its own, and the lines that it has logged. */
function startWorker() {
  const lines: string[] = [];
  child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", "scripts/worker.ts"], {
    env: { ...process.env, PGAPPNAME: "worker" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  // The tests' gateway leads nowhere, which has its own line.
  const isOurs = (line: string) => line !== "" && !line.includes("no answer from the gateway");
  child.stderr?.on("data", (text: Buffer) => lines.push(...text.toString().split("\n").filter(isOurs)));
  return lines;
}

interface Backend {
  pid: number;
  last: string;
}

const backends = () =>
  query<Backend>(
    sql`select pid, query as last from pg_stat_activity where application_name = 'worker' and datname = current_database() order by pid`,
  );

/** An event goes in, and the worker takes it out. */
async function relays(): Promise<void> {
  await query(sql`insert into outbox (topic, payload) values ('nothing.listens', '{}')`);
  notifyRelay();
  await until(async () => expect(await query(sql`select from outbox`)).toEqual([]));
}

test("the worker survives the cut of each of its connections, logs one line for each, and goes on working", async () => {
  const lines = startWorker();
  await until(async () => {
    const last = (await backends()).map((one) => one.last);
    for (const channel of ["outbox", "gateway", "jobs:insert"])
      expect(last.some((text) => text.includes(channel) || text.includes("pg_backend_pid"))).toBe(true);
    expect(last.length).toBeGreaterThan(5);
  });
  await relays();
  let cuts = 0;
  for (let round = 0; round < 3; round += 1) {
    for (const { pid } of await backends()) {
      await query(sql`select pg_terminate_backend(${pid}::int)`);
      cuts += 1;
      await relays();
    }
  }
  expect(cuts).toBeGreaterThan(15);
  expect(child?.exitCode).toBeNull();
  expect(lines.length, lines.join("\n")).toBeLessThanOrEqual(cuts);
  expect(lines.map((line) => JSON.parse(line).level)).not.toContain("error");
});

test("the worker survives the cut of all its connections at once, again and again", async () => {
  const lines = startWorker();
  await until(async () => expect((await backends()).length).toBeGreaterThan(5));
  let cuts = 0;
  for (let round = 0; round < 20; round += 1) {
    cuts += (
      await query(
        sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'worker' and datname = current_database()`,
      )
    ).length;
  }
  await relays();
  expect(child?.exitCode).toBeNull();
  expect(lines.length, lines.join("\n")).toBeLessThanOrEqual(cuts);
}, 120_000);
