import { afterAll, beforeAll, expect, test } from "vitest";
import { commitPlan } from "@/lib/kernel/commit";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { getTradeFor } from ".";
import { extendTrade } from "./commands/extend-trade";
import { trade } from "./machine";
import { clockOf, movedBy } from "./outages/scene-for-tests";
import { freshKey, sceneOf } from "./scenes-for-tests";

let app: TestApp;
let funmi: TestUser;

beforeAll(async () => {
  app = await testApp();
  funmi = await makeUser(app, "Funmi Bankole", { staffRoles: ["SUPPORT"] });
});
afterAll(() => app.close());

const reason = "The seller’s phone is being repaired.";
const extend = (tradeId: string, hours = 24, by = funmi) =>
  extendTrade(by.actor, freshKey(), { tradeId, hours, reason });

test("support gives a trade a day more, twice at most, and both sides read why", async () => {
  const scene = await sceneOf(app);
  const before = await clockOf(scene);
  await extend(scene.tradeId);
  expect(movedBy(before, await clockOf(scene))).toBe(24 * 3600);
  for (const party of [scene.ada, scene.bayo]) {
    const last = (await getTradeFor(party.actor, scene.tradeId))?.moves.at(-1);
    expect(last).toMatchObject({ move: "extend", actorRole: "moderator", note: `24 h: ${reason}` });
  }
  await extend(scene.tradeId, 1);
  await expect(extend(scene.tradeId, 1)).rejects.toMatchObject({ reason: "extended_twice" });
});

test("nobody without the permission does, nor for a trade whose clock does not run", async () => {
  const scene = await sceneOf(app);
  await expect(extend(scene.tradeId, 1, scene.ada)).rejects.toMatchObject({ reason: "not_found" });
  const disputed = await sceneOf(app, "DISPUTED");
  await expect(extend(disputed.tradeId)).rejects.toMatchObject({ reason: "not_running" });
});

test("PostgreSQL refuses more than a day, a third time, a shorter deadline and another's hand", async () => {
  const scene = await sceneOf(app);
  const forge = async (hours: number, by = funmi) => {
    const { version } = await clockOf(scene);
    const id = scene.tradeId;
    return commitPlan({
      act: "trade.extend",
      principal: by.id,
      key: freshKey(),
      requestHash: "00",
      plan: {
        rows: [trade.move({ id, version }, "extend", { hours })],
        audit: [{ actorId: by.id, act: "trade.extend", subjectKind: "trade", subjectId: id }],
        result: {},
      },
    });
  };
  for (const hours of [25, 0, -1]) await expect(forge(hours)).rejects.toThrow("may not make the move");
  await expect(forge(1, scene.ada)).rejects.toThrow("may not make the move");
  await forge(24);
  await forge(24);
  await expect(forge(1)).rejects.toThrow("may not make the move");
});
