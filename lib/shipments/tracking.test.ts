import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { disputeReactions } from "@/lib/disputes/reactions";
import { SYSTEM } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { runDue, runWaiting } from "@/lib/testing/reactions";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { arriveTrade, getTradeFor, shipTrade } from "@/lib/trades";
import { sayDelivered, undoShipping } from "@/lib/trades/parcel/commands/send";
import { orderOf, standOf } from "@/lib/trades/parcel/scene-for-tests";
import { tradeReactions } from "@/lib/trades/reactions";
import { freshKey, held, reasonOf } from "@/lib/trades/scenes-for-tests";
import { CARRIER, recipients, said, type TestCarrier, testCarrier } from "./carrier-for-tests";
import { followSending, shipmentReactions } from "./contribution";
import { asked, shipmentOf, type Tracked, trackedOrder } from "./scene-for-tests";
import { trackShipment } from "./track";

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
const refusal = (act: Promise<unknown>) => act.then(() => "done", reasonOf);
const ask = () => asked(app, order, carrier);

async function start(): Promise<void> {
  order = await trackedOrder(app, moderator);
  carrier = testCarrier();
}

const onItsWay = [said("PRE_TRANSIT", "20T09:00:00Z"), said("PICKED_UP", "20T12:00:00Z")];
const arrived = said("DELIVERED", "22T10:00:00Z", { place: "Surulere" });

describe("an order that is sent by a number of a carrier that can be asked", () => {
  beforeEach(start);

  test("is tracked once, and its events are kept once, in whatever order they come", async () => {
    await followSending({ tradeId: order.tradeId, move: "ship" }, [CARRIER]);
    carrier.says(order.number, onItsWay.toReversed());
    await ask();
    await ask();
    expect(await shipmentOf(order)).toMatchObject({ state: "TRACKED", status: "PICKED_UP", events: 2 });
    carrier.says(order.number, [...onItsWay, ...onItsWay, said("IN_TRANSIT", "19T09:00:00Z")]);
    await ask();
    expect(await shipmentOf(order)).toMatchObject({ status: "IN_TRANSIT", events: 3 });
    const rows = await query(sql`select from shipment where trade_id = ${order.tradeId}::uuid`);
    expect(rows).toHaveLength(1);
  });

  test("never goes back, and of what is equally far the latest counts", async () => {
    const tried = said("ATTEMPT_FAILED", "21T10:00:00Z");
    carrier.says(order.number, [tried, said("OUT_FOR_DELIVERY", "21T08:00:00Z")]);
    await ask();
    expect(await shipmentOf(order)).toMatchObject({ status: "ATTEMPT_FAILED" });
    carrier.says(order.number, [
      said("IN_TRANSIT", "21T23:00:00Z"),
      said("OUT_FOR_DELIVERY", "21T09:00:00Z"),
    ]);
    await ask();
    expect(await shipmentOf(order)).toMatchObject({ status: "ATTEMPT_FAILED", events: 4 });
    carrier.says(order.number, [said("OUT_FOR_DELIVERY", "22T08:00:00Z")]);
    await ask();
    expect(await shipmentOf(order)).toMatchObject({ status: "OUT_FOR_DELIVERY", events: 5 });
    await expect(
      app.asOwner("update shipment_event set kind = 'DELIVERED' where shipment_id = $1", [order.shipmentId]),
    ).rejects.toThrow(/append-only/);
  });
});

describe("the carrier of an order", () => {
  beforeEach(start);

  test("keeps a word that we do not know as it is, and goes nowhere by it", async () => {
    carrier.says(order.number, [said("UNKNOWN", "20T09:00:00Z", { raw: "teleported" })]);
    await trackShipment(order.shipmentId, { isHinted: true, carriers: carrier.carriers });
    expect(await shipmentOf(order)).toMatchObject({ status: null, events: 1 });
    const kept = await queryOne(sql`
      select e.kind, e.raw, (select payload->>'raw' from outbox where topic = 'shipment.unknown') as reported
      from shipment_event e where e.shipment_id = ${order.shipmentId}::uuid`);
    expect(kept).toEqual({ kind: "UNKNOWN", raw: "teleported", reported: "teleported" });
    await runWaiting(app);
  });

  test("is asked for each half hour in its first two days, then each six hours, and at once by a hint", async () => {
    expect(await shipmentOf(order)).toMatchObject({ pollsIn: 0 });
    carrier.says(order.number, onItsWay);
    await trackShipment(order.shipmentId, { carriers: carrier.carriers });
    expect(await shipmentOf(order)).toMatchObject({ pollsIn: 30, events: 2 });
    await trackShipment(order.shipmentId, { carriers: carrier.carriers });
    expect(carrier.asked).toHaveLength(1);
    await app.moveTime("31 minutes");
    carrier.isSilentOf(order.number);
    await trackShipment(order.shipmentId, { carriers: carrier.carriers });
    expect(await shipmentOf(order)).toMatchObject({ pollsIn: 30, pollsFailed: 1 });
    await app.moveTime("2 days");
    await trackShipment(order.shipmentId, { carriers: carrier.carriers });
    expect(await shipmentOf(order)).toMatchObject({ pollsIn: 360, pollsFailed: 2 });
    await trackShipment(order.shipmentId, { isHinted: true, carriers: carrier.carriers });
    expect(await shipmentOf(order)).toMatchObject({ pollsFailed: 3, status: "PICKED_UP" });
    expect(carrier.asked).toHaveLength(4);
  });

  test("hears nothing of another number, though its carrier answers with it", async () => {
    carrier.saysAs(order.number, { number: "GIG-OTHER", events: [arrived], recipient: recipients.buyer });
    await ask();
    expect(await shipmentOf(order)).toMatchObject({ events: 0, status: null });
    expect(await standOf(order)).toMatchObject({ state: "SHIPPED" });
  });
});

describe("what its carrier says of it decides: an order", () => {
  beforeEach(start);

  test("arrives by its carrier’s record of the buyer’s phone, and is paid by silence", async () => {
    carrier.says(order.number, [...onItsWay, arrived], recipients.buyer);
    await ask();
    expect(await shipmentOf(order)).toMatchObject({ state: "ENDED", status: "DELIVERED", pollsIn: null });
    expect(await standOf(order)).toMatchObject({ state: "DELIVERED", proof: "CARRIER" });
    expect((await getTradeFor(order.ada.actor, order.tradeId))?.openMoves).toContain("approve");
    await app.moveTime("4 days");
    for (const slice of [tradeReactions, disputeReactions]) await runDue(slice);
    expect(await standOf(order)).toMatchObject({ state: "COMPLETED", parcel: "PAID" });
    expect(await held("HOLD", order.tradeId)).toBe(0n);
  });

  test.each([
    ["in the buyer’s area, whom it gives no phone of", recipients.area, "CARRIER"],
    ["of another phone in the buyer’s area", recipients.otherPhone, "WORD"],
    ["somewhere else", recipients.elsewhere, "WORD"],
    ["whom it does not name", null, "WORD"],
  ] as const)("that arrives at one %s is proven by that: %#", async (_who, recipient, proof) => {
    carrier.says(order.number, [arrived], recipient);
    await ask();
    expect(await standOf(order)).toMatchObject({ state: "DELIVERED", proof });
    await app.moveTime("4 days");
    for (const slice of [tradeReactions, disputeReactions]) await runDue(slice);
    expect(await standOf(order)).toMatchObject({ state: proof === "CARRIER" ? "COMPLETED" : "DISPUTED" });
  });
});

describe("the seller of an order", () => {
  beforeEach(start);

  test("is said to have arrived by its seller only as long as its carrier does not have it", async () => {
    const { sade, tradeId } = order;
    const openOf = async () => (await getTradeFor(sade.actor, tradeId))?.openMoves ?? [];
    carrier.says(order.number, [said("PRE_TRANSIT", "20T09:00:00Z")]);
    await ask();
    expect(await openOf()).toEqual(expect.arrayContaining(["say-delivered", "undo-ship"]));
    carrier.says(order.number, onItsWay);
    await ask();
    expect(await openOf()).not.toEqual(expect.arrayContaining(["say-delivered"]));
    expect(await openOf()).not.toEqual(expect.arrayContaining(["undo-ship"]));
    expect(await refusal(sayDelivered(sade.actor, freshKey(), { tradeId }))).toBe("carrier_has_it");
    expect(await refusal(undoShipping(sade.actor, freshKey(), { tradeId }))).toBe("carrier_has_it");
  });

  test("is free again once its seller takes it back, and tracked anew", async () => {
    const { sade, tradeId, number } = order;
    await undoShipping(sade.actor, freshKey(), { tradeId });
    await runWaiting(app, shipmentReactions.on);
    expect(await shipmentOf(order)).toMatchObject({ state: "CANCELLED", pollsIn: null });
    carrier.says(number, [arrived], recipients.buyer);
    await trackShipment(order.shipmentId, { isHinted: true, carriers: carrier.carriers });
    expect(carrier.asked).toEqual([]);
    const sent = { by: "carrier", carrier: "gig logistics ", number } as const;
    await shipTrade(sade.actor, freshKey(), { tradeId, sent });
    await followSending({ tradeId, move: "ship" }, [CARRIER]);
    expect(await shipmentOf(order)).toMatchObject({ state: "TRACKED", number });
  });
});

test("a number of another order is refused; one of a carrier that cannot be asked is shown and not tracked", async () => {
  const first = await trackedOrder(app, moderator);
  const shipped = async (carrierName: string, number: string) => {
    const other = await orderOf(app, moderator, "BEGUN");
    const sent = { by: "carrier", carrier: carrierName, number } as const;
    await shipTrade(other.sade.actor, freshKey(), { tradeId: other.tradeId, sent });
    await followSending({ tradeId: other.tradeId, move: "ship" }, [CARRIER]);
    return shipmentOf(other);
  };
  expect(await refusal(shipped("GIG Logistics", first.number))).toBe("number_taken");
  expect(await shipped("Peace Mass Transit", "PMT-1234")).toBeUndefined();
});

test("the database lets no parcel arrive by a carrier that has not said so, nor be proven by one that names another recipient", async () => {
  await start();
  const arrive = (proof: "CARRIER" | "WORD") =>
    arriveTrade(SYSTEM, freshKey(), { tradeId: order.tradeId, proof });
  await expect(arrive("WORD")).rejects.toThrow(/its carrier says so/);
  carrier.says(order.number, [arrived], recipients.elsewhere);
  await trackShipment(order.shipmentId, { isHinted: true, carriers: carrier.carriers });
  await expect(arrive("CARRIER")).rejects.toThrow(/its carrier says so/);
  await arrive("WORD");
  expect(await standOf(order)).toMatchObject({ state: "DELIVERED", proof: "WORD" });
});
