import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { type TestApp, testApp } from "@/lib/testing/world";
import { query, sql } from "../db";
import { armFailpoints } from "../failpoint";
import { publish } from "../outbox";
import type { JobPayload, Reactions } from "../slice";
import { deadJobs, queueState, retryDeadJob } from "./jobs";
import { startWorker, type Worker } from "./worker";

let app: TestApp;
let worker: Worker | undefined;

beforeAll(async () => {
  app = await testApp();
});
afterEach(async () => {
  armFailpoints("");
  await worker?.stop();
  worker = undefined;
});
afterAll(() => app.close());

const until = (holds: () => void | Promise<void>) => vi.waitFor(holds, { timeout: 10_000, interval: 20 });

function recorder() {
  const seen: JobPayload[] = [];
  const job = async (payload: JobPayload) => {
    seen.push(payload);
  };
  return { seen, job };
}

test("an event becomes one job for each reaction to it, and none where nobody reacts", async () => {
  const first = recorder();
  const second = recorder();
  const slices: Reactions[] = [
    { jobs: { "a.first": first.job }, on: { "thing.happened": ["a.first"] } },
    { jobs: { "b.second": second.job }, on: { "thing.happened": ["b.second"] }, everyMinute: ["b.second"] },
  ];
  worker = await startWorker(slices);
  await publish({ topic: "thing.happened", payload: { n: 1 } }, { topic: "nobody.cares", payload: {} });
  await until(() => expect([first.seen, second.seen]).toEqual([[{ n: 1 }], [{ n: 1 }]]));
  expect(await query(sql`select from outbox`)).toEqual([]);
});

test("a job that keeps failing is dead, is shown to staff with its error, and can be tried again", async () => {
  let broken = true;
  let done = 0;
  const job = async () => {
    if (broken) throw new Error("the carrier is down");
    done += 1;
  };
  worker = await startWorker([{ jobs: { "c.send": job }, on: { "send.asked": ["c.send"] } }]);
  await publish({ topic: "send.asked", payload: {} });
  await until(async () =>
    expect((await query(sql`select from graphile_worker.jobs where attempts = 1`)).length).toBe(1),
  );
  await app.asOwner("update graphile_worker._private_jobs set attempts = max_attempts");
  const [dead] = await deadJobs();
  expect(dead).toMatchObject({ job: "c.send", lastError: expect.stringContaining("the carrier is down") });
  broken = false;
  expect(await retryDeadJob(dead?.id ?? 0n)).toBe(true);
  await until(() => expect(done).toBe(1));
  await until(async () => expect(await queueState()).toEqual({ waiting: 0, oldestSeconds: 0 }));
  expect(await retryDeadJob(dead?.id ?? 0n)).toBe(false);
});

test("a deadline becomes one job for each version of its row, even while the first one fails", async () => {
  const tried: JobPayload[] = [];
  const job = async (payload: JobPayload) => {
    tried.push(payload);
    throw new Error("not yet");
  };
  const id = "0198c000-0000-7000-8000-000000000001";
  const find = () => sql`select ${id}::uuid as id, 7::bigint as version`;
  let sweeps = 0;
  const counted = () => {
    sweeps += 1;
    return find();
  };
  worker = await startWorker([{ jobs: { "d.lapse": job }, due: [{ job: "d.lapse", find: counted }] }]);
  await until(() => expect(sweeps).toBeGreaterThanOrEqual(3));
  await until(() => expect(tried).toEqual([{ id, version: "7" }]));
  expect((await query(sql`select from graphile_worker.jobs where task_identifier = 'd.lapse'`)).length).toBe(
    1,
  );
  await app.asOwner("delete from graphile_worker._private_jobs");
});

test("a job cut off after its work is done again, and a job of a dead process is freed", async () => {
  const { seen, job } = recorder();
  const slices: Reactions[] = [{ jobs: { "e.record": job }, on: { "e.asked": ["e.record"] } }];
  armFailpoints("e.record.after=throw");
  worker = await startWorker(slices);
  await publish({ topic: "e.asked", payload: { n: 1 } });
  await until(() => expect(seen.length).toBe(1));
  await until(async () =>
    expect((await query(sql`select from graphile_worker.jobs where attempts = 1`)).length).toBe(1),
  );
  await app.asOwner(
    "update graphile_worker._private_jobs set locked_at = now() - interval '6 minutes', locked_by = 'dead', run_at = now()",
  );
  await until(() => expect(seen.length).toBe(2));
});

test("events that agree in the field a job gathers by start it once, and others start it again", async () => {
  const { seen, job } = recorder();
  const on = { "trade.done": ["f.count"] };
  worker = await startWorker([{ jobs: { "f.count": job }, on, gatherBy: { "f.count": "seller" } }]);
  const done = (seller: string) => ({ topic: "trade.done", payload: { seller } });
  await publish(done("bayo"), done("bayo"), done("ada"), done("bayo"));
  await until(() => expect(new Set(seen.map(({ seller }) => seller))).toEqual(new Set(["ada", "bayo"])));
  await until(async () => expect(await queueState()).toEqual({ waiting: 0, oldestSeconds: 0 }));
  expect(seen.length).toBe(2);
});
