import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { contestReturn } from "@/lib/disputes/commands/open-dispute";
import { disputeReactions } from "@/lib/disputes/reactions";
import { SYSTEM } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { runDue } from "@/lib/testing/reactions";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { getTradeFor, returnArrived } from "@/lib/trades";
import { agreeReturn, proposeReturn, receiveReturn, shipBack } from "@/lib/trades/parcel/commands/go-back";
import { handOver } from "@/lib/trades/parcel/commands/hand-over";
import { codeOf, orderOf, standOf } from "@/lib/trades/parcel/scene-for-tests";
import { tradeReactions } from "@/lib/trades/reactions";
import { freshKey, held, together } from "@/lib/trades/scenes-for-tests";
import { CARRIER, recipients, said, type TestCarrier, testCarrier } from "./carrier-for-tests";
import { followSending } from "./contribution";
import { shipmentFor } from "./queries";
import { asked, shipmentOf, type Tracked, trackedOrder } from "./scene-for-tests";

const ROUNDS = 20;

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
beforeEach(() => app.asOwner("select set_clock('0')"));

let numbers = 0;

/** An order that its buyer has sent back by a number of their own, at the seller's cost, and the shipment that tracks that. */
async function sentBack(): Promise<Tracked> {
  const order = await orderOf(app, moderator, "SHIPPED");
  const { ada, sade, tradeId } = order;
  await handOver(sade.actor, freshKey(), { ...order, code: (await codeOf(order)).secret });
  await proposeReturn(sade.actor, freshKey(), { ...order, paidBy: "seller", wayBackMinor: 0n });
  await agreeReturn(ada.actor, freshKey(), order);
  numbers += 1;
  const number = `BACK-${String(numbers).padStart(6, "0")}`;
  await shipBack(ada.actor, freshKey(), {
    ...order,
    sent: { by: "carrier", carrier: "GIG Logistics", number },
  });
  for (let nth = 0; nth < 2; nth += 1) await followSending({ tradeId, move: "return-ship" }, [CARRIER]);
  const { id: shipmentId = "" } = (await shipmentOf(order)) ?? {};
  return { ...order, shipmentId, number };
}

const given = said("DELIVERED", "22T10:00:00Z", { place: "Ikeja" });
/** Whom a carrier names where it gave the parcel to its seller: by their phone, or by the area it was once sent from. */
const seller = async ({ sade, tradeId }: Tracked) =>
  queryOne<{ phone: string; lga: string }>(sql`
    select u.phone, p.from_lga as lga from trade_parcel p join person u on u.id = ${sade.id}::uuid where p.id = ${tradeId}::uuid`);

const daysLeft = async ({ tradeId, ada }: Tracked) => {
  const trade = await getTradeFor(ada.actor, tradeId);
  if (!trade?.deadlineAt) return undefined;
  return Math.floor((Date.parse(trade.deadlineAt) - Date.parse(trade.now)) / 86_400_000);
};
const runClock = async () => {
  await runDue(tradeReactions);
  await runDue(disputeReactions);
};

let order: Tracked;
let carrier: TestCarrier;
const ask = () => asked(app, order, carrier);

describe("what its carrier proves to be back with its seller", () => {
  beforeEach(async () => {
    order = await sentBack();
    carrier = testCarrier();
  });

  test.each(["phone", "area"] as const)(
    "by the %s is refunded by three days of silence, delivery included",
    async (by) => {
      const { phone = null, lga = null } = (await seller(order)) ?? {};
      const total = BigInt((await getTradeFor(order.ada.actor, order.tradeId))?.parcel?.total.minor ?? 0);
      const before = await held("WALLET", order.ada.id);
      carrier.says(order.number, [given], by === "phone" ? { phone, lga: "Enugu" } : { phone: null, lga });
      await ask();
      await ask();
      expect((await getTradeFor(order.sade.actor, order.tradeId))?.parcel).toMatchObject({ isBack: true });
      expect([2, 3]).toContain(await daysLeft(order));
      await app.moveTime("2 days 20 hours");
      await runClock();
      expect(await standOf(order)).toMatchObject({ state: "RETURNING", parcel: "HELD" });
      await app.moveTime("1 day");
      await runClock();
      expect(await standOf(order)).toMatchObject({ state: "CANCELLED", parcel: "RETURNED" });
      expect((await held("WALLET", order.ada.id)) - before).toBe(total);
    },
  );

  test.each([
    ["another's phone", recipients.otherPhone],
    ["another area", { phone: null, lga: "Nsukka" }],
    ["nobody", null],
  ] as const)("is not what it gave to %s: silence brings that to a moderator", async (_whom, recipient) => {
    carrier.says(order.number, [given], recipient);
    await ask();
    expect((await getTradeFor(order.sade.actor, order.tradeId))?.parcel).toMatchObject({ isBack: false });
    await expect(returnArrived(SYSTEM, freshKey(), order)).rejects.toThrow(/its carrier says so/);
    await app.moveTime("16 days");
    await runClock();
    expect(await standOf(order)).toMatchObject({ state: "DISPUTED", parcel: "HELD" });
  });

  test("is not what it still carries, nor what it has for a trade that did not send it back", async () => {
    carrier.says(order.number, [said("OUT_FOR_DELIVERY", "22T08:00:00Z")], await seller(order));
    await ask();
    expect((await getTradeFor(order.sade.actor, order.tradeId))?.parcel).toMatchObject({ isBack: false });
    await expect(returnArrived(SYSTEM, freshKey(), order)).rejects.toThrow(/its carrier says so/);
  });

  test("is followed by its two, beside what was sent before, and by no other", async () => {
    carrier.says(order.number, [said("PICKED_UP", "21T10:00:00Z"), given], await seller(order));
    await ask();
    for (const { actor } of [order.ada, order.sade]) {
      const back = await shipmentFor(actor, order.tradeId, true);
      expect(back).toMatchObject({ number: order.number, status: "DELIVERED", isBooked: false });
      expect(back?.events).toHaveLength(2);
      expect(await shipmentFor(actor, order.tradeId)).toBeUndefined();
    }
    expect(await shipmentFor((await makeUser(app, "Eve")).actor, order.tradeId, true)).toBeUndefined();
  });

  test("can be contested until then", async () => {
    carrier.says(order.number, [given], await seller(order));
    await ask();
    await contestReturn(order.sade.actor, freshKey(), {
      tradeId: order.tradeId,
      statement: "The box is empty.",
    });
    await app.moveTime("4 days");
    await runClock();
    expect(await standOf(order)).toMatchObject({ state: "DISPUTED", parcel: "HELD" });
  });
});

test("what was not delivered and is given back to its sender is refunded by silence, too", async () => {
  order = await trackedOrder(app, moderator);
  carrier = testCarrier();
  carrier.says(
    order.number,
    [said("RETURNING", "24T10:00:00Z"), said("RETURNED", "26T10:00:00Z")],
    recipients.buyer,
  );
  await ask();
  const parcel = (await getTradeFor(order.sade.actor, order.tradeId))?.parcel;
  expect(parcel).toMatchObject({ isBack: true, back: { isBounced: true } });
  await app.moveTime("4 days");
  await runClock();
  expect(await standOf(order)).toMatchObject({ state: "CANCELLED" });
});

test("of the end of the seller’s three days, their word and their complaint exactly one wins", async () => {
  const made: Tracked[] = [];
  for (let at = 0; at < ROUNDS; at += 1) {
    order = await sentBack();
    carrier = testCarrier();
    carrier.says(order.number, [given], await seller(order));
    await ask();
    made.push(order);
  }
  await app.moveTime("4 days");
  for (const [nth, each] of made.entries()) {
    const { sade, tradeId } = each;
    const acts = [
      () => receiveReturn(SYSTEM, freshKey(), { tradeId }),
      nth % 2
        ? () => receiveReturn(sade.actor, freshKey(), { tradeId })
        : () => contestReturn(sade.actor, freshKey(), { tradeId, statement: "The box is empty." }),
    ];
    const outcomes = await together(nth % 3 ? acts : acts.toReversed());
    expect(outcomes.filter((outcome) => outcome.said === "done")).toHaveLength(1);
    expect(["CANCELLED", "DISPUTED"]).toContain((await standOf(each))?.state);
  }
});
