import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { checkLedger } from "@/lib/ledger";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { getTradeFor } from "@/lib/trades";
import { receiveReturn } from "@/lib/trades/parcel/commands/go-back";
import { standOf } from "@/lib/trades/parcel/scene-for-tests";
import { freshKey, held } from "@/lib/trades/scenes-for-tests";
import { recipients, said, type TestCarrier, testCarrier } from "./carrier-for-tests";
import { asked, shipmentOf, type Tracked, trackedOrder } from "./scene-for-tests";

let app: TestApp;
let moderator: TestUser;
beforeAll(async () => {
  app = await testApp();
  moderator = await makeUser(app, "Musa", { staffRoles: ["MODERATOR"] });
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

let order: Tracked;
let carrier: TestCarrier;
const ask = () => asked(app, order, carrier);

async function start(): Promise<void> {
  order = await trackedOrder(app, moderator);
  carrier = testCarrier();
}

const onItsWay = [said("PRE_TRANSIT", "20T09:00:00Z"), said("PICKED_UP", "20T12:00:00Z")];
const arrived = said("DELIVERED", "22T10:00:00Z", { place: "Surulere" });

describe("in what order it is said matters not: an order", () => {
  beforeEach(start);

  test("stays delivered when its carrier then says that it is on its way", async () => {
    carrier.says(order.number, [arrived, said("IN_TRANSIT", "23T10:00:00Z")], recipients.buyer);
    await ask();
    expect(await standOf(order)).toMatchObject({ state: "DELIVERED", proof: "CARRIER" });
    expect(await shipmentOf(order)).toMatchObject({ status: "DELIVERED" });
  });

  test("does not arrive by what was given away after it was on its way back", async () => {
    carrier.says(order.number, [said("RETURNING", "21T10:00:00Z"), arrived], recipients.buyer);
    await ask();
    expect(await standOf(order)).toMatchObject({ state: "RETURNING", proof: null });
    expect(await shipmentOf(order)).toMatchObject({ status: "RETURNING" });
  });

  const tries = ["21T08:00:00Z", "22T08:00:00Z", "23T08:00:00Z"].map((at) => said("ATTEMPT_FAILED", at));
  const comesBack = said("RETURNING", "24T10:00:00Z");

  test.each([
    ["to the buyer’s phone, tried three times", [...tries, comesBack], recipients.buyer, "buyer"],
    ["to the buyer’s phone, tried twice", [...tries.slice(1), comesBack], recipients.buyer, "seller"],
    ["to another, tried three times", [...tries, comesBack], recipients.elsewhere, "seller"],
  ] as const)(
    "comes back that was sent %s: the buyer is refunded once the seller has it",
    async (_how, events, recipient, paidBy) => {
      const total = BigInt((await getTradeFor(order.ada.actor, order.tradeId))?.parcel?.total.minor ?? 0);
      const before = await held("WALLET", order.ada.id);
      carrier.says(order.number, [...events], recipient);
      await ask();
      expect(await standOf(order)).toMatchObject({ state: "RETURNING", parcel: "HELD" });
      const back = (await getTradeFor(order.sade.actor, order.tradeId))?.parcel?.back;
      expect(back).toMatchObject({ isBounced: true, paidBy });
      await receiveReturn(order.sade.actor, freshKey(), { tradeId: order.tradeId });
      expect(await standOf(order)).toMatchObject({ state: "CANCELLED" });
      // Of what was tried three times the delivery fee stays paid.
      const fee = paidBy === "buyer" ? 2_500_00n : 0n;
      expect((await held("WALLET", order.ada.id)) - before).toBe(total - fee);
    },
  );

  test("that is lost stays where it is", async () => {
    carrier.says(order.number, [...onItsWay, said("LOST", "21T10:00:00Z")], recipients.buyer);
    await ask();
    expect(await standOf(order)).toMatchObject({ state: "SHIPPED", parcel: "HELD" });
    expect(await shipmentOf(order)).toMatchObject({ state: "TRACKED", status: "LOST" });
  });
});
