import { afterAll, beforeAll, expect, test } from "vitest";
import { bought } from "@/lib/checkout/scene-for-tests";
import { ledgerChecks } from "@/lib/composition";
import { contestReturn, openDispute } from "@/lib/disputes/commands/open-dispute";
import { SYSTEM } from "@/lib/kernel/command";
import { checkLedger } from "@/lib/ledger";
import { giveMoney, makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { approveTrade, beginTrade } from "..";
import { freshKey, held, together } from "../scenes-for-tests";
import {
  agreeReturn,
  agreeSplit,
  keepGoods,
  proposeReturn,
  proposeSplit,
  receiveReturn,
  shipBack,
} from "./commands/go-back";
import { handOver } from "./commands/hand-over";
import { shipTrade } from "./commands/send";
import { codeOf, type Order, orderOf, standOf, withCarrier } from "./scene-for-tests";

const ROUNDS = 20;
const WAY_BACK = 1_200_00n;

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

/** Orders that have arrived, one after the other: a moderator looks at one listing at a time. */
async function arrived(): Promise<Order[]> {
  const made: Order[] = [];
  for (let at = 0; at < ROUNDS; at += 1) {
    const order = await orderOf(app, moderator, "SHIPPED");
    await handOver(order.sade.actor, freshKey(), { ...order, code: (await codeOf(order)).secret });
    made.push(order);
  }
  return made;
}

/** The seller has put up the way back, both have agreed, and where asked for the buyer has sent it. */
async function returning(isSent: boolean): Promise<Order[]> {
  const made = await arrived();
  for (const order of made) {
    const { ada, sade } = order;
    await giveMoney(sade.id, WAY_BACK);
    await proposeReturn(sade.actor, freshKey(), { ...order, paidBy: "seller", wayBackMinor: WAY_BACK });
    await agreeReturn(ada.actor, freshKey(), order);
    if (isSent) await shipBack(ada.actor, freshKey(), { ...order, sent: withCarrier() });
  }
  return made;
}

/** Both at the same moment, each of them first in half of the rounds: exactly one is done. */
async function oneOf(nth: number, acts: Parameters<typeof together>[0]): Promise<void> {
  const outcomes = await together(nth % 2 ? acts.toReversed() : acts);
  expect(outcomes.filter(({ said }) => said === "done")).toHaveLength(1);
}

test("of the end of the buyer’s time and a return that is sent exactly one wins, and what was put up is where it says", async () => {
  const made = await returning(false);
  await app.moveTime("7 days");
  for (const [nth, order] of made.entries()) {
    const { ada, tradeId } = order;
    await oneOf(nth, [
      () => keepGoods(SYSTEM, freshKey(), { tradeId }),
      () => shipBack(ada.actor, freshKey(), { ...order, sent: withCarrier() }),
    ]);
    const stand = await standOf(order);
    expect(stand).toMatchObject(
      stand?.state === "COMPLETED" ? { parcel: "PAID" } : { state: "RETURNING", parcel: "HELD" },
    );
  }
}, 120_000);

test("a return is received or contested, and refunded once however often it is received", async () => {
  for (const [nth, order] of (await returning(true)).entries()) {
    const { ada, sade } = order;
    const had = await held("WALLET", ada.id);
    const receive = () => receiveReturn(sade.actor, freshKey(), order);
    await oneOf(nth, [
      receive,
      () => contestReturn(sade.actor, freshKey(), { ...order, statement: "There is a stone in it." }),
      receive,
    ]);
    const isRefunded = (await standOf(order))?.state === "CANCELLED";
    expect((await held("WALLET", ada.id)) > had).toBe(isRefunded);
  }
}, 120_000);

test("what arrived is kept for less, reported or paid, and never two of them", async () => {
  for (const [nth, order] of (await arrived()).entries()) {
    const { ada, sade, tradeId } = order;
    await proposeSplit(ada.actor, freshKey(), { ...order, refunds: { "1": 1_000_00n } });
    const statement = "The screen has a crack that the pictures do not show.";
    await oneOf(nth, [
      () => agreeSplit(sade.actor, freshKey(), order),
      () => openDispute(ada.actor, freshKey(), { tradeId, reason: "other", statement }),
      () => approveTrade(ada.actor, freshKey(), { tradeId }),
    ]);
    expect((await held("HOLD", tradeId)) === 0n).toBe((await standOf(order))?.state !== "DISPUTED");
  }
}, 120_000);

/** Another of the same listing, of the same two. */
async function another({ ada, sade, listingId }: Order): Promise<Order> {
  const { tradeId } = await bought(ada, listingId);
  const order = { ada, sade, listingId, tradeId };
  await beginTrade(sade.actor, freshKey(), { tradeId });
  await shipTrade(sade.actor, freshKey(), {
    tradeId,
    sent: withCarrier(),
  });
  await handOver(sade.actor, freshKey(), { ...order, code: (await codeOf(order)).secret });
  return order;
}

test("of two returns that a seller’s wallet pays for one of, one is agreed to", async () => {
  for (const one of (await arrived()).slice(0, ROUNDS / 2)) {
    const pair = [one, await another(one)];
    const { ada, sade } = one;
    await giveMoney(sade.id, WAY_BACK);
    for (const order of pair)
      await proposeReturn(ada.actor, freshKey(), { ...order, paidBy: "seller", wayBackMinor: WAY_BACK });
    const outcomes = await together(pair.map((order) => () => agreeReturn(sade.actor, freshKey(), order)));
    expect(outcomes.map(({ said }) => said).toSorted()).toEqual(["done", "insufficient_funds"]);
    expect(await held("WALLET", sade.id)).toBe(0n);
  }
}, 120_000);
