import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { runWaiting } from "@/lib/testing/reactions";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { approveTrade } from "@/lib/trades";
import { freshKey, sceneOf } from "@/lib/trades/scenes-for-tests";
import { feedReactions } from "./entries";
import { forgetOldEntries, readFeed } from "./read-feed";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const write = (entries: object[]) => query(sql`select write_feed(${JSON.stringify(entries)}::jsonb)`);
const numbersOf = async (userId: string) =>
  (await readFeed(userId, 0n, 1_000)).items.map(({ number }) => Number(number));
const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

test("tells both sides of a trade what changed, with the balance, though its events come twice", async () => {
  const { ada, bayo, tradeId } = await sceneOf(app, "DELIVERED");
  await approveTrade(ada.actor, freshKey(), { tradeId });
  await runWaiting(app, feedReactions, 2);
  const { items, last } = await readFeed(bayo.id, 0n, 100);
  expect(items.map(({ number }) => Number(number))).toEqual(upTo(Number(last)));
  expect(items.filter(({ type }) => type === "trade.update").map(({ data }) => data["id"])).toEqual([
    tradeId,
    tradeId,
    tradeId,
    tradeId,
  ]);
  const wallet = items.findLast(({ type }) => type === "wallet.update");
  expect(wallet?.data).toMatchObject({ userId: bayo.id, balance: "408808" });
  expect((await readFeed(ada.id, 0n, 100)).items.every(({ data }) => data["userId"] !== bayo.id)).toBe(true);
});

test("concurrent writes leave no gap and no duplicate in the numbers", async () => {
  const { id: user } = await makeUser(app, "Ada Obi");
  const facts = Array.from({ length: 50 }, () => randomUUID());
  await Promise.all(
    [...facts, ...facts].map((fact) => write([{ user, fact, type: "trade.update", data: {} }])),
  );
  expect(await numbersOf(user)).toEqual(upTo(50));
});

test("says that it is incomplete once what follows a number is no longer kept", async () => {
  const { id: user } = await makeUser(app, "Ada Obi");
  const entry = () => ({ user, fact: randomUUID(), type: "trade.update", data: {} });
  await write([entry(), entry()]);
  await app.moveTime("31 days");
  await write([entry()]);
  await forgetOldEntries();
  expect(await numbersOf(user)).toEqual([3]);
  expect((await readFeed(user, 1n, 10)).isComplete).toBe(false);
  expect((await readFeed(user, 2n, 10)).isComplete).toBe(true);
});
