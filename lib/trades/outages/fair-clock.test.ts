import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { SYSTEM } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { refreshReputation } from "@/lib/reviews/record";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { ledgerChecks } from "../../composition";
import { checkLedger } from "../../ledger";
import {
  agreeExtension,
  approveTrade,
  cancelTrade,
  deliverTrade,
  getTradeFor,
  lapseTrade,
  listTradesFor,
  proposeExtension,
  undoDelivery,
} from "..";
import { appNow, freshKey, type Scene, sceneOf } from "../scenes-for-tests";
import { applyOutages } from "./apply";
import { closeOutage, renewOutage } from "./commands";
import { OUTAGE_HOURS } from "./machine";
import { clockOf, lookAtDeadlines, markDown, movedBy } from "./scene-for-tests";
import { historyOf, stopSentence } from "./views";

let app: TestApp;
let chidi: TestUser;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
});
beforeEach(async () => {
  await app.asOwner(
    "update outage set ended_at = app_now(), applied_at = app_now(), state = 'ENDED' where state = 'OPEN'",
  );
});
afterAll(async () => {
  await applyOutages();
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

const close = (id: string) => closeOutage(chidi.actor, freshKey(), { id });
const deadlines = (scenes: Scene[]) => Promise.all(scenes.map(clockOf));
const running = async () => [
  await sceneOf(app, "IN_ESCROW"),
  await sceneOf(app, "BEGUN"),
  await sceneOf(app, "DELIVERED"),
];

test("an outage of 20 minutes moves every running deadline of its operator by 20 minutes, and none is missed", async () => {
  const scenes = await running();
  const elsewhere = await sceneOf(app, "IN_ESCROW", "GLO");
  const before = await deadlines(scenes);
  await app.moveTime("25 minutes");
  const id = await markDown(chidi);
  await app.moveTime("20 minutes"); // the 30 minutes of the sellers are over
  await lookAtDeadlines(app);
  expect((await deadlines(scenes)).map(({ state }) => state)).toEqual([
    "IN_ESCROW",
    "IN_ESCROW",
    "DELIVERED",
  ]);
  expect((await clockOf(elsewhere)).state).toBe("CANCELLED");
  await close(id);
  await lookAtDeadlines(app);
  const after = await deadlines(scenes);
  expect(after.map(({ state }) => state)).toEqual(["IN_ESCROW", "IN_ESCROW", "DELIVERED"]);
  for (const [at, one] of after.entries()) {
    const moved = movedBy(before[at] as typeof one, one);
    expect(moved).toBeGreaterThanOrEqual(20 * 60);
    expect(moved).toBeLessThan(21 * 60);
  }
  await app.moveTime("6 minutes"); // five were left
  await lookAtDeadlines(app);
  expect((await deadlines(scenes)).map(({ state }) => state)).toEqual(["CANCELLED", "DISPUTED", "DELIVERED"]);
});

test("between the end of an outage and the move of a deadline nothing is missed either", async () => {
  const scene = await sceneOf(app);
  const before = await clockOf(scene);
  await app.moveTime("25 minutes");
  const id = await markDown(chidi);
  await app.moveTime("20 minutes");
  await close(id);
  const lapse = () => lapseTrade(SYSTEM, freshKey(), scene);
  await expect(lapse()).rejects.toMatchObject({ reason: "not_due" });
  await app.moveTime("3 minutes");
  await expect(lapse()).rejects.toMatchObject({ reason: "not_due" });
  await applyOutages();
  expect(movedBy(before, await clockOf(scene))).toBeCloseTo(20 * 60, -1);
  await expect(lapse()).rejects.toMatchObject({ reason: "not_due" });
});

test("an outage that nobody closes ends by itself after six hours, a renewed one six hours after that", async () => {
  const forgotten = await sceneOf(app, "DELIVERED");
  const before = await clockOf(forgotten);
  const id = await markDown(chidi);
  const renewed = await markDown(chidi, "AIRTIME/GLO");
  await app.moveTime("5 hours");
  await renewOutage(chidi.actor, freshKey(), { id: renewed });
  await app.moveTime("3 hours");
  await lookAtDeadlines(app);
  const stateOf = async (of: string) =>
    await queryOne<{ state: string; hours: number }>(sql`
      select state, extract(epoch from coalesce(ended_at, app_now()) - started_at)::float / 3600 as hours from outage where id = ${of}::uuid`);
  expect(await stateOf(id)).toMatchObject({ state: "ENDED" });
  expect((await stateOf(id))?.hours).toBeCloseTo(OUTAGE_HOURS, 2);
  expect(await stateOf(renewed)).toMatchObject({ state: "OPEN" });
  expect(movedBy(before, await clockOf(forgotten))).toBeCloseTo(OUTAGE_HOURS * 3600, -1);
  await expect(renewOutage(chidi.actor, freshKey(), { id })).rejects.toMatchObject({
    reason: "outage_over",
  });
});

test("outages that overlap move a deadline by the time of both together, whichever ends first", async () => {
  const scene = await sceneOf(app, "DELIVERED");
  const before = await clockOf(scene);
  const operator = await markDown(chidi);
  await app.moveTime("10 minutes");
  const gateway = await markDown(chidi, "gateway/paystack");
  await app.moveTime("10 minutes");
  await close(operator);
  await applyOutages();
  expect(movedBy(before, await clockOf(scene))).toBeCloseTo(20 * 60, -1);
  const nested = await markDown(chidi, "AIRTIME");
  await app.moveTime("5 minutes");
  await close(nested);
  await applyOutages();
  expect(movedBy(before, await clockOf(scene))).toBeCloseTo(25 * 60, -1);
  await app.moveTime("5 minutes");
  await close(gateway);
  await applyOutages();
  await applyOutages();
  expect(movedBy(before, await clockOf(scene))).toBeCloseTo(30 * 60, -1);
});

test("a clock that began during an outage moves by what was left of it", async () => {
  const id = await markDown(chidi);
  await app.moveTime("15 minutes");
  const late = await sceneOf(app, "IN_ESCROW");
  const before = await clockOf(late);
  await app.moveTime("5 minutes");
  await close(id);
  await applyOutages();
  expect(movedBy(before, await clockOf(late))).toBeCloseTo(5 * 60, -1);
});

describe("during an outage", () => {
  test("a delivery takes what the buyer gets from then on, and an undo gives back what the seller had", async () => {
    const scene = await sceneOf(app, "BEGUN");
    await app.moveTime("10 minutes");
    const id = await markDown(chidi);
    await app.moveTime("15 minutes");
    await deliverTrade(scene.bayo.actor, freshKey(), scene);
    const delivered = await clockOf(scene);
    await app.moveTime("3 minutes");
    await close(id);
    await applyOutages();
    expect(movedBy(delivered, await clockOf(scene))).toBeCloseTo(3 * 60, -1);
    await undoDelivery(scene.bayo.actor, freshKey(), scene);
    const left = ((await clockOf(scene)).deadlineAt?.getTime() ?? 0) - (await appNow()).getTime();
    expect(left / 1000).toBeCloseTo(20 * 60, -1);
  });

  test("both can agree to more time, and the outage's comes on top", async () => {
    const scene = await sceneOf(app, "IN_ESCROW");
    const before = await clockOf(scene);
    const id = await markDown(chidi);
    await app.moveTime("10 minutes");
    await proposeExtension(scene.bayo.actor, freshKey(), scene);
    await agreeExtension(scene.ada.actor, freshKey(), scene);
    await close(id);
    await applyOutages();
    expect(movedBy(before, await clockOf(scene))).toBeCloseTo(40 * 60, -1);
  });

  test("a seller who gives up is not counted as unreliable, and time that stood still not as slow", async () => {
    const [given, sold] = [await sceneOf(app, "IN_ESCROW"), await sceneOf(app, "BEGUN")];
    const id = await markDown(chidi);
    await app.moveTime("20 minutes");
    await cancelTrade(given.bayo.actor, freshKey(), given);
    await deliverTrade(sold.bayo.actor, freshKey(), sold);
    await approveTrade(sold.ada.actor, freshKey(), sold);
    await close(id);
    const recordOf = async ({ bayo }: Scene) => {
      await refreshReputation(bayo.id);
      return queryOne(sql`
        select trades_unfinished as unfinished, median_delivery_seconds as seconds from reputation where user_id = ${bayo.id}::uuid`);
    };
    expect(await recordOf(given)).toMatchObject({ unfinished: 0 });
    expect((await recordOf(sold)) as { seconds: number }).toMatchObject({ unfinished: 0 });
    expect(((await recordOf(sold)) as { seconds: number }).seconds).toBeLessThan(60);
    const later = await sceneOf(app, "IN_ESCROW");
    await cancelTrade(later.bayo.actor, freshKey(), later);
    expect(await recordOf(later)).toMatchObject({ unfinished: 1 });
  });
});

test("a deadline that had run out before the outage stays, and is enforced after it", async () => {
  const scene = await sceneOf(app, "IN_ESCROW");
  await app.moveTime("31 minutes");
  const id = await markDown(chidi);
  await app.moveTime("20 minutes");
  await lookAtDeadlines(app);
  expect((await clockOf(scene)).state).toBe("IN_ESCROW");
  await close(id);
  await lookAtDeadlines(app);
  expect((await clockOf(scene)).state).toBe("CANCELLED");
});

test("both parties read why the clock stands still, and later by how much it did", async () => {
  const scene = await sceneOf(app);
  const id = await markDown(chidi);
  await app.moveTime("20 minutes");
  for (const party of [scene.ada, scene.bayo]) {
    const trade = await getTradeFor(party.actor, scene.tradeId);
    expect(trade?.stoppedBy?.what).toBe("MTN");
    const [listed] = (await listTradesFor(party.id, { limit: 1 })).items;
    expect(listed).toMatchObject({ id: scene.tradeId, isStopped: true });
  }
  await close(id);
  await applyOutages();
  const trade = await getTradeFor(scene.ada.actor, scene.tradeId);
  expect(trade?.stoppedBy).toBeNull();
  expect(trade?.stops.map(stopSentence)).toEqual(["The clock stopped for 20 min: MTN was down."]);
  expect(
    historyOf(trade?.moves ?? [], trade?.stops ?? [], ({ move, at }) => ({
      id: move,
      at: new Date(at),
      text: move,
    })).map(({ text }) => text),
  ).toEqual(["accept", "The clock stopped for 20 min: MTN was down."]);
});

test("a process that dies while it moves deadlines is followed by one that moves the rest, each once", async () => {
  const scenes = await Promise.all(Array.from({ length: 5 }, () => sceneOf(app, "DELIVERED")));
  const before = await deadlines(scenes);
  const id = await markDown(chidi);
  await app.moveTime("20 minutes");
  await close(id);
  await app.asOwner("select * from apply_outages()");
  await Promise.all([applyOutages(), applyOutages()]);
  const after = await deadlines(scenes);
  for (const [at, one] of after.entries())
    expect(movedBy(before[at] as typeof one, one)).toBeCloseTo(20 * 60, -1);
});
