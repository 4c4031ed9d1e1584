import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type TestApp, testApp } from "@/lib/testing/world";
import { CallCounter } from "./call-limit";
import { newId } from "./ids";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
afterEach(() => app.asOwner("select set_clock(interval '0')"));

const allowedOf = (allowances: readonly { allowed: boolean }[]) =>
  allowances.filter(({ allowed }) => allowed).length;

test("allows exactly as many calls as the limit, in however many processes they come at once", async () => {
  const processes = Array.from({ length: 5 }, () => new CallCounter());
  const subject = newId();
  const calls = processes.flatMap((counter) =>
    Array.from({ length: 60 }, () => counter.count({ subject, max: 100 })),
  );
  const allowances = await Promise.all(calls);
  expect(allowedOf(allowances)).toBe(100);
});

test("counts each subject by itself, down to nothing left", async () => {
  const counter = new CallCounter();
  const [ada, bayo] = [newId(), newId()];
  const left: number[] = [];
  for (let call = 0; call < 14; call += 1) left.push((await counter.count({ subject: ada, max: 12 })).left);
  expect(left).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0, 0]);
  expect(await counter.count({ subject: ada, max: 12 })).toMatchObject({ allowed: false });
  expect(await counter.count({ subject: bayo, max: 12 })).toMatchObject({ allowed: true, left: 11 });
});

test("begins anew after a minute, and says how long that is", async () => {
  const subject = newId();
  const first = await new CallCounter().count({ subject, max: 1 });
  expect(first).toMatchObject({ allowed: true, left: 0, resetSeconds: 60 });
  expect((await new CallCounter().count({ subject, max: 1 })).allowed).toBe(false);
  await app.moveTime("61 seconds");
  expect((await new CallCounter().count({ subject, max: 1 })).allowed).toBe(true);
});

test("asks the database for one call in ten", async () => {
  const counter = new CallCounter();
  const subject = newId();
  const drawn = async () =>
    (await app.asOwner("select drawn from call_count where subject = $1", [subject])).rows[0]?.drawn;
  for (let call = 0; call < 10; call += 1) await counter.count({ subject, max: 100 });
  expect(await drawn()).toBe(10);
  await counter.count({ subject, max: 100 });
  expect(await drawn()).toBe(20);
});
