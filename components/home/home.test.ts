import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withdrawOffer } from "@/lib/offers";
import { quarantinedDeposit } from "@/lib/testing/quarantine";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { acceptOffer } from "@/lib/trades";
import { freshKey, offerOf, PRICE, sceneOf } from "@/lib/trades/scenes-for-tests";
import { greetingAt } from "./greeting";
import { readHome } from "./read-home";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const homeOf = ({ id }: TestUser, isProven = true) =>
  readHome({ id, emailProven: isProven, phoneProven: isProven });

test("whose turn it is has the trade among what needs them, with what silence does; the other one among what runs", async () => {
  const { ada, bayo, tradeId } = await sceneOf(app, "DELIVERED");
  const [buyer, seller] = await Promise.all([homeOf(ada), homeOf(bayo)]);
  expect(buyer.running).toEqual([]);
  expect(buyer.needs).toMatchObject([
    {
      href: `/trades/${tradeId}`,
      action: "Check and confirm",
      clock: { says: "left to answer", isStopped: false },
    },
  ]);
  expect(buyer.needs[0]?.text).toContain("moderator");
  expect(seller.needs).toEqual([]);
  expect(seller.running).toMatchObject([{ id: tradeId, need: null }]);
  expect([buyer.holding, seller.holding]).toEqual([1, 0]);
  expect([buyer.heldMinor, seller.heldMinor]).toEqual([PRICE, 0n]);
});

test("an offer needs its seller in its last hour, and is not live once it is taken, has ended or is withdrawn", async () => {
  const [ada, bayo] = [
    await makeUser(app, "Ada Obi", { balanceMinor: PRICE }),
    await makeUser(app, "Bayo Adeyemi"),
  ];
  const day = 24 * 3_600_000;
  const [soon, later, taken, withdrawn] = await Promise.all([
    offerOf(bayo, PRICE, 50 * 60_000),
    offerOf(bayo, PRICE, day),
    offerOf(bayo, PRICE, day),
    offerOf(bayo, PRICE, day),
  ]);
  await acceptOffer(ada.actor, freshKey(), taken);
  await withdrawOffer(bayo.actor, freshKey(), { offerId: withdrawn.offerId });
  const { live, needs } = await homeOf(bayo);
  expect(new Set(live.map(({ id }) => id))).toEqual(new Set([soon.offerId, later.offerId]));
  expect(needs.map(({ key }) => key)).toContain(soon.offerId);
  expect(needs.map(({ key }) => key)).not.toContain(later.offerId);
  const { newest } = await homeOf(ada);
  expect(newest.map(({ id }) => id)).toContain(later.offerId);
  expect((await homeOf(bayo)).newest.map(({ seller }) => seller.id)).not.toContain(bayo.id);
});

test("money that is held back needs its owner, and nobody else", async () => {
  const [vera, wale] = [await makeUser(app, "Vera Eze"), await makeUser(app, "Wale Ade")];
  await quarantinedDeposit(vera.id, 5_000_00n);
  expect((await homeOf(vera)).needs).toMatchObject([{ title: "₦5,000 is on hold", about: "money" }]);
  expect((await homeOf(wale)).needs).toEqual([]);
});

test("a newcomer has the first steps in place of a card about the verification, and loses them with the first trade", async () => {
  const vera = await makeUser(app, "Vera Eze", { proven: false });
  expect(await homeOf(vera, false)).toMatchObject({ isNew: true, isVerified: false, needs: [] });
  const { ada } = await sceneOf(app);
  expect(await homeOf(ada, false)).toMatchObject({ isNew: false, needs: [{ key: "verification" }] });
});

describe("the greeting follows Lagos's clock", () => {
  test.each([
    ["2026-11-28T02:59:00Z", "Good evening"],
    ["2026-11-28T03:00:00Z", "Good morning"],
    ["2026-11-28T11:00:00Z", "Good afternoon"],
    ["2026-11-28T16:00:00Z", "Good evening"],
  ])("%s: %s", (at, says) => {
    expect(greetingAt(new Date(at))).toBe(says);
  });
});
