import { afterAll, beforeAll, expect, test } from "vitest";
import { toPhone } from "@/lib/assets/airtime/example";
import { sendMessage } from "@/lib/chat/messages";
import { openDispute, writeStatement } from "@/lib/disputes";
import { publishOffer } from "@/lib/offers";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { acceptOffer, approveTrade, beginTrade, cancelTrade, deliverTrade, proposeCancel } from "..";
import { freshKey, offerOf, PHONE, PRICE, sceneOf } from "../scenes-for-tests";
import { boughtBefore } from "./buy-again";
import { countNeeds } from "./needs";
import { hasTraded, runningTrades } from "./running";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** What each of two people reads: what needs them, and how many trades the badge counts. */
const needsOf = (...people: TestUser[]) =>
  Promise.all(
    people.map(async ({ id }) => [(await runningTrades(id)).map(({ need }) => need), await countNeeds(id)]),
  );

test("a trade needs the person whose turn it is, then the other one, and nobody once it has ended", async () => {
  const { ada, bayo, tradeId } = await sceneOf(app);
  expect(await needsOf(ada, bayo)).toEqual([
    [[null], 0],
    [["turn"], 1],
  ]);
  await beginTrade(bayo.actor, freshKey(), { tradeId });
  await deliverTrade(bayo.actor, freshKey(), { tradeId });
  expect(await needsOf(ada, bayo)).toEqual([
    [["turn"], 1],
    [[null], 0],
  ]);
  await approveTrade(ada.actor, freshKey(), { tradeId });
  expect(await needsOf(ada, bayo)).toEqual([
    [[], 0],
    [[], 0],
  ]);
  expect(await hasTraded(ada.id)).toBe(true);
});

test("a proposal needs the answer of the other party, not of the one who made it", async () => {
  const { ada, bayo, tradeId } = await sceneOf(app, "BEGUN");
  await proposeCancel(bayo.actor, freshKey(), { tradeId });
  expect(await needsOf(ada, bayo)).toEqual([
    [["answer"], 1],
    [["turn"], 1],
  ]);
});

test("a dispute needs the side of the party who did not open it, until they have given it", async () => {
  const { ada, bayo, tradeId } = await sceneOf(app, "DELIVERED");
  await sendMessage(bayo.actor, { tradeId, clientKey: freshKey(), body: "Sent it." });
  await app.moveTime("1 minute");
  const statement = "Nothing has arrived on my line.";
  await openDispute(ada.actor, freshKey(), { tradeId, reason: "not_received", statement });
  expect(await needsOf(ada, bayo)).toEqual([
    [[null], 0],
    [["statement"], 1],
  ]);
  await writeStatement(bayo.actor, freshKey(), { tradeId, statement: "Here is the confirmation." });
  expect(await needsOf(ada, bayo)).toEqual([
    [[null], 0],
    [[null], 0],
  ]);
});

test("a stranger reads nothing, and a seller sees the number only from the start on", async () => {
  const { bayo, tradeId } = await sceneOf(app);
  const stranger = await makeUser(app, "Efe Ighodaro");
  expect(await runningTrades(stranger.id)).toEqual([]);
  expect(await hasTraded(stranger.id)).toBe(false);
  expect(await runningTrades(bayo.id)).toMatchObject([{ id: tradeId, role: "seller", delivery: null }]);
  await beginTrade(bayo.actor, freshKey(), { tradeId });
  expect(await runningTrades(bayo.id)).toMatchObject([{ delivery: toPhone(PHONE) }]);
});

test("what was bought is offered again once, at the lowest price of others now, unless it was refunded", async () => {
  const ada = await makeUser(app, "Ada Obi", { balanceMinor: 5n * PRICE });
  const [bayo, chi] = [await makeUser(app, "Bayo Adeyemi"), await makeUser(app, "Chi Nwosu")];
  const buy = async (end: "approve" | "cancel", operator?: "GLO") => {
    const { result } = await acceptOffer(
      ada.actor,
      freshKey(),
      await offerOf(bayo, PRICE, undefined, operator),
    );
    if (end === "cancel") return cancelTrade(bayo.actor, freshKey(), result);
    await beginTrade(bayo.actor, freshKey(), result);
    await deliverTrade(bayo.actor, freshKey(), result);
    return approveTrade(ada.actor, freshKey(), result);
  };
  await buy("approve");
  await buy("approve");
  await buy("cancel", "GLO");
  expect(await boughtBefore(ada.id, 3)).toMatchObject([{ delivery: toPhone(PHONE), best: undefined }]);
  const [once] = await boughtBefore(ada.id, 3);
  const sell = async (seller: TestUser, priceMinor: bigint) => {
    if (once?.kind !== "AIRTIME") throw new Error("airtime was bought");
    const expiresAt = new Date(Date.now() + 86_400_000 * 2);
    const { result } = await publishOffer(seller.actor, freshKey(), {
      kind: once.kind,
      terms: once.terms,
      priceMinor,
      expiresAt,
    });
    return result.offerId;
  };
  await sell(bayo, PRICE);
  await sell(ada, PRICE - 200_00n);
  const cheaper = await sell(chi, PRICE - 100_00n);
  const again = await boughtBefore(ada.id, 3);
  expect(again).toHaveLength(1);
  expect(again[0]?.best).toEqual({ offerId: cheaper, priceMinor: PRICE - 100_00n, place: 1 });
});
