import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { type TestApp, testApp } from "@/lib/testing/world";
import { query, sql } from "../db";
import { type DomainEvent, events, type Payload } from "../events/declare";
import { on } from "../events/reaction";
import { armFailpoints } from "../failpoint";
import { notifyRelay } from "../outbox";
import type { RelayedEvent } from "../slice";
import { deadJobs, queueState, retryDeadJob } from "./jobs";
import { startWorker, type Worker } from "./worker";

let app: TestApp;
let worker: Worker | undefined;

beforeAll(async () => {
  app = await testApp();
  await app.asOwner("alter table outbox drop constraint known_topic"); // of these tests alone
});
afterEach(async () => {
  armFailpoints("");
  await worker?.stop();
  worker = undefined;
});
afterAll(() => app.close());

const until = (holds: () => void | Promise<void>) => vi.waitFor(holds, { timeout: 10_000, interval: 20 });

const thingEvents = events("thing", {
  happened: z.object({ n: z.number() }),
  ignored: z.object({}),
  done: z.object({ seller: z.string() }),
});

async function publish(...all: DomainEvent[]) {
  for (const { topic, payload } of all)
    await query(
      sql`insert into outbox (topic, payload) values (${topic}, ${JSON.stringify(payload)}::jsonb)`,
    );
  notifyRelay();
}

function recorder() {
  const seen: Payload[] = [];
  const job = async (payload: Payload) => {
    seen.push(payload);
  };
  return { seen, job };
}

test("queues one job for each reaction to an event, and none without a reaction", async () => {
  const first = recorder();
  const second = recorder();
  worker = await startWorker([
    { on: [on(thingEvents.happened, { "a.first": first.job })] },
    { on: [on(thingEvents.happened, { "b.second": second.job })] },
  ]);
  await publish(thingEvents.happened({ n: 1 }), thingEvents.ignored({}));
  await until(() => expect([first.seen, second.seen]).toEqual([[{ n: 1 }], [{ n: 1 }]]));
  expect(await query(sql`select from outbox`)).toEqual([]);
});

test("an event keeps a field of its own whatever it is called, and its job knows its place in the outbox", async () => {
  const codeEvents = events("code", { used: z.object({ eventId: z.string() }) });
  const seen: unknown[] = [];
  const job = async (payload: Payload, { outboxId }: { outboxId: string }) =>
    void seen.push([payload, /^[1-9]\d*$/.test(outboxId)]);
  worker = await startWorker([{ on: [on(codeEvents.used, { "e.used": job })] }]);
  await publish(codeEvents.used({ eventId: "its own" }));
  await until(() => expect(seen).toEqual([[{ eventId: "its own" }, true]]));
});

test("what may wait runs after what may not, though it was queued before", async () => {
  const order: string[] = [];
  const named = (name: string) => async () => void order.push(name);
  const slices = [
    { priority: 10, on: [on(thingEvents.happened, { "f.later": named("later") })] },
    { on: [on(thingEvents.happened, { "f.first": named("first") })] },
  ];
  await publish(...Array.from({ length: 20 }, (_, n) => thingEvents.happened({ n })));
  worker = await startWorker(slices);
  await until(() => expect(order).toHaveLength(40));
  expect(order.slice(0, 16)).not.toContain("later");
});

test("lists a job that keeps failing as dead with its error, and lets staff retry it", async () => {
  let broken = true;
  let done = 0;
  const job = async () => {
    if (broken) throw new Error("the carrier is down");
    done += 1;
  };
  worker = await startWorker([{ on: [on(thingEvents.happened, { "c.send": job })] }]);
  await publish(thingEvents.happened({ n: 1 }));
  await until(async () =>
    expect(
      await query(
        sql`select attempts from graphile_worker.jobs where last_error is not null and locked_at is null`,
      ),
    ).toEqual([{ attempts: 1 }]),
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

test("queues one job for each version of an overdue row, even while the first one fails", async () => {
  const attempted: object[] = [];
  const run = async (row: object) => {
    attempted.push(row);
    throw new Error("not yet");
  };
  const id = "0198c000-0000-7000-8000-000000000001";
  const find = () => sql`select ${id}::uuid as id, 7::bigint as version`;
  let sweeps = 0;
  const counted = () => {
    sweeps += 1;
    return find();
  };
  worker = await startWorker([{ due: [{ job: "d.lapse", find: counted, run }] }]);
  await until(() => expect(sweeps).toBeGreaterThanOrEqual(3));
  await until(() => expect(attempted).toEqual([{ id, version: "7" }]));
  expect((await query(sql`select from graphile_worker.jobs where task_identifier = 'd.lapse'`)).length).toBe(
    1,
  );
  await app.asOwner("delete from graphile_worker._private_jobs");
});

test("repeats a job that crashed after its work, and unlocks the job of a dead process", async () => {
  const { seen, job } = recorder();
  const slices = [{ on: [on(thingEvents.happened, { "e.record": job })] }];
  armFailpoints("e.record.after=throw");
  worker = await startWorker(slices);
  await publish(thingEvents.happened({ n: 1 }));
  await until(() => expect(seen.length).toBe(1));
  await until(async () =>
    expect((await query(sql`select from graphile_worker.jobs where attempts = 1`)).length).toBe(1),
  );
  await app.asOwner(
    "update graphile_worker._private_jobs set locked_at = now() - interval '6 minutes', locked_by = 'dead', run_at = now()",
  );
  await until(() => expect(seen.length).toBe(2));
});

test("gathers events with the same value of a field into one job", async () => {
  const { seen, job } = recorder();
  worker = await startWorker([{ on: [on(thingEvents.done, { "f.count": job }, "seller")] }]);
  const done = (seller: string) => thingEvents.done({ seller });
  await publish(done("bayo"), done("bayo"), done("ada"), done("bayo"));
  await until(() => expect(new Set(seen.map(({ seller }) => seller))).toEqual(new Set(["ada", "bayo"])));
  await until(async () => expect(await queueState()).toEqual({ waiting: 0, oldestSeconds: 0 }));
  expect(seen.length).toBe(2);
});

test("makes a job with an invalid payload dead after one attempt", async () => {
  const { seen, job } = recorder();
  worker = await startWorker([{ on: [on(thingEvents.happened, { "g.count": job })] }]);
  await query(sql`insert into outbox (topic, payload) values ('thing.happened', '{"n": "one"}')`);
  notifyRelay();
  await until(async () =>
    expect(await deadJobs()).toMatchObject([
      { job: "g.count", attempts: 1, lastError: expect.stringContaining("invalid payload of g.count: n: ") },
    ]),
  );
  expect(seen).toEqual([]);
});

test("delivers the events of a listener's topics in order, without those with an invalid payload", async () => {
  const received: Payload[] = [];
  const handle = (all: readonly RelayedEvent[]) => void received.push(...all.map(({ payload }) => payload));
  worker = await startWorker([{ onRelay: { events: [thingEvents.happened], handle } }]);
  await query(sql`insert into outbox (topic, payload) values ('thing.happened', '{"n": "one"}')`);
  await publish(
    thingEvents.happened({ n: 2 }),
    thingEvents.done({ seller: "ada" }),
    thingEvents.happened({ n: 3 }),
  );
  await until(() => expect(received).toEqual([{ n: 2 }, { n: 3 }]));
});

test("refuses two jobs with the same name", async () => {
  const { job } = recorder();
  const reaction = on(thingEvents.happened, { "h.count": job });
  await expect(startWorker([{ on: [reaction] }, { on: [reaction] }])).rejects.toThrow(
    "duplicate job name h.count",
  );
});
