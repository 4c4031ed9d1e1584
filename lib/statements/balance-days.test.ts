import { afterAll, beforeAll, expect, test } from "vitest";
import { giveMoney, makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { cancelTrade } from "@/lib/trades";
import { freshKey, PRICE, sceneOf } from "@/lib/trades/scenes-for-tests";
import { balanceDays, balancesOf } from ".";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const lastDays = async (userId: string, count: number) =>
  (await balanceDays(userId))
    .slice(-count)
    .map(({ availableMinor, heldMinor }) => [availableMinor, heldMinor]);

test("a user without entries has thirty days of nothing", async () => {
  const ada = await makeUser(app, "Ada");
  const days = await balanceDays(ada.id);
  expect(days).toHaveLength(30);
  expect(new Set(days.map(({ availableMinor, heldMinor }) => availableMinor + heldMinor))).toEqual(
    new Set([0n]),
  );
});

test("each day shows what was available and in escrow at its end, and today what is now", async () => {
  const { ada, bayo, tradeId } = await sceneOf(app);
  await app.moveTime("1 day");
  await giveMoney(ada.id, 500_00n);
  await giveMoney(ada.id, 25_00n);
  await app.moveTime("1 day");
  await cancelTrade(bayo.actor, freshKey(), { tradeId });
  await app.moveTime("1 day");
  const paid = 10_000_00n - PRICE;
  expect(await lastDays(ada.id, 5)).toEqual([
    [0n, 0n],
    [paid, PRICE],
    [paid + 525_00n, PRICE],
    [10_525_00n, 0n],
    [10_525_00n, 0n],
  ]);
  const { availableMinor, heldMinor } = await balancesOf(ada.id);
  expect(await lastDays(ada.id, 1)).toEqual([[availableMinor, heldMinor]]);
  expect(await lastDays(bayo.id, 1)).toEqual([[0n, 0n]]);
});

test("what was there before the thirty days is in all of them", async () => {
  const { ada } = await sceneOf(app);
  await app.moveTime("40 days");
  const days = await lastDays(ada.id, 30);
  expect(days).toEqual(Array.from({ length: 30 }, () => [10_000_00n - PRICE, PRICE]));
  await giveMoney(ada.id, 1n);
  expect(await lastDays(ada.id, 2)).toEqual([
    [10_000_00n - PRICE, PRICE],
    [10_000_01n - PRICE, PRICE],
  ]);
});
