import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { openDispute } from "@/lib/disputes";
import { SYSTEM } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { lapseTrade } from "..";
import { inspectTrade } from "../commands/move-trade";
import { freshKey, held, together } from "../scenes-for-tests";
import { handOver } from "./commands/hand-over";
import { shipTrade } from "./commands/send";
import { codeOf, type Order, orderOf, standOf, withCarrier, wrong } from "./scene-for-tests";

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

const orders = async (state: "BEGUN" | "SHIPPED"): Promise<Order[]> => {
  const made: Order[] = [];
  // One after the other: a moderator looks at one listing at a time.
  for (let at = 0; at < ROUNDS; at += 1) made.push(await orderOf(app, moderator, state));
  return made;
};

const done = (said: readonly { said: string }[]) => said.filter((one) => one.said === "done").length;

test("a parcel is handed over once, by two right codes at the same moment with wrong ones among them, each of them counted", async () => {
  for (const order of await orders("SHIPPED")) {
    const { sade } = order;
    const code = await codeOf(order);
    const tryOf = (typed: string) => () => handOver(sade.actor, freshKey(), { ...order, code: typed });
    const tries = [wrong(code), code.digits, wrong(code), code.digits, wrong(code)].map(tryOf);
    const outcomes = await together(tries);
    expect(done(outcomes)).toBe(1);
    expect(await standOf(order)).toMatchObject({ state: "DELIVERED", proof: "CODE", parcel: "HELD" });
    const counted = await queryOne<{ tries: number }>(
      sql`select code_tries as tries from parcel where id = ${order.tradeId}::uuid`,
    );
    // What was compared was counted first: the right one, and each that was answered as wrong.
    const wrongs = outcomes.filter(({ said }) => said === "wrong_code").length;
    expect(counted?.tries).toBeGreaterThan(wrongs);
  }
}, 120_000);

test("of the end of the buyer’s time and a report at the same moment exactly one wins, and the money is where it says", async () => {
  const made = await orders("SHIPPED");
  for (const order of made)
    await handOver(order.sade.actor, freshKey(), { ...order, code: (await codeOf(order)).secret });
  await app.moveTime("4 days");
  for (const [nth, order] of made.entries()) {
    const { ada, tradeId } = order;
    const statement = "The screen has a crack that the pictures do not show.";
    const acts = [
      () => inspectTrade(SYSTEM, freshKey(), { tradeId }),
      () => openDispute(ada.actor, freshKey(), { tradeId, reason: "other", statement }),
    ];
    const outcomes = await together(nth % 2 ? acts.toReversed() : acts);
    expect(done(outcomes)).toBe(1);
    const stand = await standOf(order);
    expect(stand).toMatchObject(
      stand?.state === "COMPLETED" ? { parcel: "PAID" } : { state: "DISPUTED", parcel: "HELD" },
    );
    expect((await held("HOLD", tradeId)) === 0n).toBe(stand?.state === "COMPLETED");
  }
}, 120_000);

test("of the end of the seller’s time and a parcel that is sent at the same moment exactly one wins", async () => {
  const made = await orders("BEGUN");
  await app.moveTime("8 days");
  for (const [nth, order] of made.entries()) {
    const { sade, tradeId } = order;
    const acts = [
      () => lapseTrade(SYSTEM, freshKey(), { tradeId }),
      () => shipTrade(sade.actor, freshKey(), { tradeId, sent: withCarrier() }),
    ];
    const outcomes = await together(nth % 2 ? acts.toReversed() : acts);
    expect(done(outcomes)).toBe(1);
    const stand = await standOf(order);
    expect(stand).toMatchObject(
      stand?.state === "SHIPPED" ? { parcel: "HELD" } : { state: "CANCELLED", parcel: "RETURNED" },
    );
  }
}, 120_000);
