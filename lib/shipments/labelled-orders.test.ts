import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { queryOne, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { runWaiting } from "@/lib/testing/reactions";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { approveTrade, cancelTrade, getTradeFor, shipTrade } from "@/lib/trades";
import { type Order, standOf } from "@/lib/trades/parcel/scene-for-tests";
import { freshKey, held, reasonOf } from "@/lib/trades/scenes-for-tests";
import { recipients, said, type TestCarrier, testCarrier } from "./carrier-for-tests";
import { cancelLabel } from "./commands/booking";
import { shipmentReactions } from "./contribution";
import { askFor, labelledOrder, shipmentOf } from "./scene-for-tests";
import { trackShipment } from "./track";
import { settleLabel, workOnBooking } from "./work-on-booking";

let app: TestApp;
let moderator: TestUser;
beforeAll(async () => {
  app = await testApp();
  moderator = await makeUser(app, "Musa", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());
afterEach(async () => expect((await checkLedger(ledgerChecks, "full")).findings).toEqual([]));

type Labelled = Order & { shipmentId: string };

let order: Labelled;
let carrier: TestCarrier;
beforeEach(() => {
  carrier = testCarrier();
});

const start = async (costMinor?: bigint) => {
  order = await labelledOrder(app, moderator, costMinor);
};
const work = () => workOnBooking(order.shipmentId, carrier.carriers);
const refusal = (act: Promise<unknown>) => act.then(() => "done", reasonOf);
const walletOf = ({ id }: TestUser) => held("WALLET", id);
/** What we owe carriers and have spent on promises, in kobo. */
const ours = () =>
  queryOne(sql`
    select coalesce(sum(balance) filter (where kind = 'CARRIER'), 0)::bigint as owed,
      coalesce(-sum(balance) filter (where kind = 'PROMOTIONS'), 0)::bigint as spent from account_balance`);
/** How both have changed since. */
async function since(before: Awaited<ReturnType<typeof ours>>) {
  const after = (await ours()) as Record<string, bigint>;
  const was = before as Record<string, bigint>;
  return { owed: after["owed"]! - was["owed"]!, spent: after["spent"]! - was["spent"]! };
}

/** What the worker does as the carrier says so of the label. */
async function scanned(...events: Parameters<typeof said>[]): Promise<void> {
  const number = (await shipmentOf(order))?.number ?? "";
  carrier.says(
    number,
    events.map((event) => said(...event)),
    recipients.elsewhere,
  );
  await trackShipment(order.shipmentId, { isHinted: true, carriers: carrier.carriers });
  await runWaiting(
    app,
    shipmentReactions.on?.filter(({ event }) => event.topic === "shipment.moved"),
  );
}

describe("an order with a label", () => {
  beforeEach(async () => {
    await start();
    await work();
  });

  test("is sent by the carrier’s first scan, and has arrived by its word, whichever recipient it names", async () => {
    await scanned(["PRE_TRANSIT", "20T09:00:00Z"]);
    expect(await standOf(order)).toMatchObject({ state: "IN_ESCROW" });
    await scanned(["PICKED_UP", "20T12:00:00Z"]);
    expect(await standOf(order)).toMatchObject({ state: "SHIPPED" });
    expect((await getTradeFor(order.ada.actor, order.tradeId))?.parcel?.sent).toMatchObject({
      by: "carrier",
      carrier: "GIG Logistics",
    });
    expect(await refusal(cancelLabel(order.sade.actor, freshKey(), order))).toBe("label_used");
    await scanned(["PICKED_UP", "20T12:00:00Z"], ["DELIVERED", "22T12:00:00Z"]);
    expect(await standOf(order)).toMatchObject({ state: "DELIVERED", proof: "CARRIER" });
  });

  test("is sent and has arrived where the carrier is first heard when it is there", async () => {
    await scanned(["DELIVERED", "22T12:00:00Z"]);
    expect(await standOf(order)).toMatchObject({ state: "DELIVERED", proof: "CARRIER" });
  });

  test("that is refunded after the carrier had it gives all of the fee back, and its label is ours to pay", async () => {
    const before = await ours();
    const buyer = await walletOf(order.ada);
    const { total } = (await getTradeFor(order.ada.actor, order.tradeId))?.parcel ?? {};
    await app.asOwner("update shipment set scanned_at = app_now() where id = $1", [order.shipmentId]);
    await cancelTrade(order.sade.actor, freshKey(), { tradeId: order.tradeId, reason: "DAMAGED" });
    await settleLabel(order.tradeId);
    await settleLabel(order.tradeId);
    expect((await walletOf(order.ada)) - buyer).toBe(BigInt(total?.minor ?? 0));
    expect(await since(before)).toEqual({ owed: 1_800_00n, spent: 1_800_00n });
  });

  test("that is refunded before has its label cancelled, which costs nothing", async () => {
    const before = await ours();
    await cancelTrade(order.sade.actor, freshKey(), { tradeId: order.tradeId, reason: "DAMAGED" });
    await settleLabel(order.tradeId);
    await work();
    expect(await shipmentOf(order)).toMatchObject({ state: "CANCELLED" });
    expect(carrier.bookings).toEqual([]);
    expect(await since(before)).toEqual({ owed: 0n, spent: 0n });
  });

  test("that is completed by another way has its label cancelled, and what it had paid comes back to us", async () => {
    const before = await ours();
    const sent = { by: "rider", name: "Tunde", phone: "08031234567" } as const;
    await shipTrade(order.sade.actor, freshKey(), { tradeId: order.tradeId, sent });
    await approveTrade(order.ada.actor, freshKey(), order);
    await settleLabel(order.tradeId);
    await work();
    expect(await shipmentOf(order)).toMatchObject({ state: "CANCELLED" });
    expect(await since(before)).toEqual({ owed: 0n, spent: -1_800_00n });
  });

  test("that ends while the carrier is asked has what was booked cancelled", async () => {
    await cancelLabel(order.sade.actor, freshKey(), order);
    await work();
    const { result } = await askFor(order, 1_800_00n);
    carrier.does.book = "books and times out";
    await workOnBooking(result.shipmentId, carrier.carriers);
    await cancelTrade(order.sade.actor, freshKey(), { tradeId: order.tradeId, reason: "DAMAGED" });
    for (let nth = 0; nth < 3; nth += 1) {
      await app.moveTime("1 hour");
      await workOnBooking(result.shipmentId, carrier.carriers);
    }
    expect(await shipmentOf(order)).toMatchObject({ state: "CANCELLED" });
    expect(carrier.bookings).toEqual([]);
  });
});
