import { afterAll, beforeAll, expect, test } from "vitest";
import { ownLimits } from "@/lib/identity";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { cancelTrade, heldTradesOf } from ".";
import { freshKey, PRICE, sceneOf } from "./scenes-for-tests";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test("a buyer sees what each trade locks, the seller what they get after commission, strangers nothing", async () => {
  const { ada, bayo, tradeId } = await sceneOf(app, "DELIVERED");
  expect(await heldTradesOf(ada.id, 5)).toMatchObject({
    locked: [
      {
        id: tradeId,
        state: "DELIVERED",
        role: "buyer",
        partnerName: bayo.name,
        hold: { minor: PRICE.toString() },
      },
    ],
    lockedCount: 1,
    incomingMinor: 0n,
  });
  // 1.5 % of ₦4,150.33, rounded half up.
  expect(await heldTradesOf(bayo.id, 5)).toMatchObject({ lockedCount: 0, incomingMinor: PRICE - 62_25n });
  const stranger = await makeUser(app, "Chidi");
  expect(await heldTradesOf(stranger.id, 5)).toMatchObject({ locked: [], incomingMinor: 0n });
});

test("a trade that has ended locks nothing, and a list that is cut off says how many there are", async () => {
  const { ada, bayo, tradeId } = await sceneOf(app);
  expect(await heldTradesOf(ada.id, 0)).toMatchObject({ locked: [] });
  await cancelTrade(bayo.actor, freshKey(), { tradeId });
  expect(await heldTradesOf(ada.id, 5)).toMatchObject({ locked: [], lockedCount: 0 });
  expect(await heldTradesOf(bayo.id, 5)).toMatchObject({ incomingMinor: 0n });
});

test("limits show what is used of them today, and begin anew tomorrow", async () => {
  const { ada, bayo } = await sceneOf(app);
  expect(await ownLimits(ada.id)).toEqual({
    proven: true,
    level: "BASIC",
    tradeMinor: 50_000_00n,
    traded: { used: PRICE, most: 200_000_00n },
    payouts: { used: 0n, most: 3n },
    openOffers: { used: 0n, most: 10n },
  });
  expect(await ownLimits(bayo.id)).toMatchObject({ traded: { used: PRICE }, openOffers: { used: 1n } });
  await app.moveTime("1 day");
  expect(await ownLimits(bayo.id)).toMatchObject({ traded: { used: 0n }, openOffers: { used: 1n } });
});
