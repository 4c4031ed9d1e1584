import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { toPhone } from "@/lib/assets/airtime/example";
import { leaving } from "@/lib/composition";
import { closeAccount } from "@/lib/identity/profile/close-account-command";
import { query, sql } from "@/lib/kernel/db";
import { startWorker, type Worker } from "@/lib/kernel/worker/worker";
import { inspectTrade } from "@/lib/staff";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { approveTrade, beginTrade, cancelTrade, getTradeFor } from ".";
import { freshKey, PHONE, type Scene, sceneOf } from "./scenes-for-tests";

const from = { address: "198.51.100.1", userAgent: "Test browser" };
let app: TestApp;
let worker: Worker;
let chidi: TestUser;

beforeAll(async () => {
  app = await testApp();
  worker = await startWorker([leaving.reactions]);
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
});
afterAll(async () => {
  await worker.stop();
  await app.close();
});

const numberOf = async ({ tradeId }: Scene) =>
  (await app.asOwner("select delivery from trade where id = $1", [tradeId])).rows[0].delivery;

/** A completed trade whose buyer has spent all that they had. */
async function ended(): Promise<Scene> {
  const scene = await sceneOf(app, "DELIVERED");
  await approveTrade(scene.ada.actor, freshKey(), scene);
  return scene;
}

/** As if what is left in the wallet had been paid out, which has no door yet. */
async function leave({ ada }: Scene) {
  await app.asOwner("alter table account disable trigger user");
  await app.asOwner("update account set balance = 0 where owner_id = $1 and kind = 'WALLET'", [ada.id]);
  await app.asOwner("alter table account enable trigger user");
  await closeAccount(ada.actor, from, leaving.business);
}

test("the number that airtime went to is erased with its buyer, and screens say so", async () => {
  const [gone, stays] = [await ended(), await ended()];
  await leave(gone);
  await app.moveTime("31 days");
  await leaving.reactions.everyMinute["identity.erase_closed"]();
  await vi.waitFor(async () => expect(await numberOf(gone)).toBeNull(), 10_000);
  expect(await numberOf(stays)).toEqual(toPhone(PHONE));
  expect(await getTradeFor(gone.bayo.actor, gone.tradeId)).toMatchObject({ delivery: null });
  expect(await inspectTrade(chidi.actor, gone.tradeId)).toMatchObject({
    goesTo: null,
    buyer: { name: "Former user" },
  });
});

test("no other number is forgotten, for any name that is given: neither an active user's nor that of one who has only closed", async () => {
  const scene = await ended();
  const ask = () => query(sql`select forget_delivery(${scene.ada.id}::uuid) as forgotten`);
  expect(await ask()).toEqual([{ forgotten: 0 }]);
  await leave(scene);
  expect(await ask()).toEqual([{ forgotten: 0 }]);
  expect(await numberOf(scene)).toEqual(toPhone(PHONE));
});

test("the application cannot change a number by itself", async () => {
  const { tradeId } = await ended();
  await expect(
    query(sql`update trade set delivery = null where id = ${tradeId}::uuid`),
  ).rejects.toMatchObject({ code: "42501" });
});

test("shows the seller the number from the trade's begin on, and no longer once it is cancelled", async () => {
  const numberFor = async (viewer: TestUser, { tradeId }: Scene) =>
    (await getTradeFor(viewer.actor, tradeId))?.delivery;
  const scene = await sceneOf(app);
  expect(await numberFor(scene.bayo, scene)).toBeNull();
  await beginTrade(scene.bayo.actor, freshKey(), scene);
  expect(await numberFor(scene.bayo, scene)).toEqual(toPhone(PHONE));
  await cancelTrade(scene.bayo.actor, freshKey(), scene);
  expect(await numberFor(scene.bayo, scene)).toBeNull();
  expect(await numberFor(scene.ada, scene)).toEqual(toPhone(PHONE));
});
