import { afterAll, beforeAll, expect, test } from "vitest";
import { commitPlan } from "@/lib/kernel/commit";
import { queryOne, sql } from "@/lib/kernel/db";
import { type TestApp, testApp } from "@/lib/testing/world";
import { deliverTrade, undoDelivery } from ".";
import { trade as tradeMachine } from "./machine";
import { freshKey, type Scene, sceneOf } from "./scenes-for-tests";

let app: TestApp;
let scene: Scene;
let passed = 0;

beforeAll(async () => {
  app = await testApp();
  scene = await sceneOf(app, "BEGUN");
});
afterAll(() => app.close());

/** Moves the clock on by so many minutes. */
async function wait(minutes: number): Promise<void> {
  passed += minutes;
  await app.asOwner("select set_clock($1::interval)", [`${passed} minutes`]);
}

const minutesLeft = async () =>
  (
    await queryOne<{ left: number }>(sql`
      select round(extract(epoch from deadline_at - app_now()) / 60)::int as left from trade where id = ${scene.tradeId}::uuid`)
  )?.left;

const deliver = () => deliverTrade(scene.bayo.actor, freshKey(), scene);
const undo = () => undoDelivery(scene.bayo.actor, freshKey(), scene);

test("an undone delivery gives back what was left of the deadline, never a fresh one, and only twice", async () => {
  const first = (await minutesLeft()) ?? 0;
  await wait(10);
  await deliver();
  await wait(4);
  await undo();
  expect(await minutesLeft()).toBe(first - 10);

  await wait(3);
  await deliver();
  await undo();
  expect(await minutesLeft()).toBe(first - 13);

  await deliver();
  await expect(undo()).rejects.toMatchObject({ reason: "undone_twice" });
});

test("the database refuses a third undo", async () => {
  const trade = await queryOne<{ id: string; version: bigint }>(
    sql`select id, version from trade where id = ${scene.tradeId}::uuid`,
  );
  const plan = {
    subject: { kind: "trade", id: scene.tradeId },
    rows: [tradeMachine.move(trade as { id: string; version: bigint }, "undo-deliver")],
    result: {},
  };
  const forged = {
    act: "test.undo",
    principal: scene.bayo.id,
    key: freshKey(),
    requestHash: "ab".repeat(32),
    plan,
  };
  await expect(commitPlan(forged)).rejects.toMatchObject({ code: "42501" });
});
