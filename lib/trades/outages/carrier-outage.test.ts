import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { escalateTrade } from "@/lib/disputes";
import { SYSTEM } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { refreshReputation } from "@/lib/reviews/record";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { checkLedger } from "../../ledger";
import { approveTrade, getTradeFor } from "..";
import { agreeReturn, proposeReturn, shipBack } from "../parcel/commands/go-back";
import { handOver } from "../parcel/commands/hand-over";
import { shipTrade, undoShipping } from "../parcel/commands/send";
import { codeOf, type Order, orderOf, withCarrier } from "../parcel/scene-for-tests";
import { freshKey } from "../scenes-for-tests";
import { applyOutages } from "./apply";
import { closeOutage } from "./commands";
import { listOutages, outagePreview } from "./queries";
import { type Clock, clockOf, lookAtDeadlines, markDown, movedBy } from "./scene-for-tests";
import { stoppedWords, stopSentence } from "./views";

let app: TestApp;
let chidi: TestUser;

const GIG = "carrier/GIG Logistics";

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
});
beforeEach(() =>
  app.asOwner(
    "update outage set ended_at = app_now(), applied_at = app_now(), state = 'ENDED' where state = 'OPEN'",
  ),
);
afterAll(async () => {
  await applyOutages();
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

const close = (id: string) => closeOutage(chidi.actor, freshKey(), { id });

/** An order on its way with this carrier. */
async function sentWith(carrier: string): Promise<Order> {
  const order = await orderOf(app, chidi, "BEGUN");
  const sent = { ...withCarrier(), carrier };
  await shipTrade(order.sade.actor, freshKey(), { tradeId: order.tradeId, sent });
  return order;
}

const escalate = (order: Order) => escalateTrade(SYSTEM, freshKey(), { tradeId: order.tradeId });

/** Until just before an order's deadline, and this much more. */
async function untilDeadline(order: Order, more = "1 minute"): Promise<Clock> {
  const clock = await clockOf(order);
  await app.asOwner("select set_clock($1::timestamptz - now() - interval '10 minutes')", [clock.deadlineAt]);
  await app.moveTime(more);
  return clock;
}

test("stops the orders that it carries, and moves them by its length: others go on", async () => {
  const mine = await sentWith("GIG Logistics");
  const typed = await sentWith("gig logistics");
  const others = await sentWith("DHL");
  const rider = await orderOf(app, chidi, "BEGUN");
  await shipTrade(rider.sade.actor, freshKey(), {
    tradeId: rider.tradeId,
    sent: { by: "rider", name: "Musa", phone: "+2348031112222" },
  });
  const before = await untilDeadline(mine);
  const started = [await clockOf(typed), await clockOf(others), await clockOf(rider)];
  const id = await markDown(chidi, GIG);
  await app.moveTime("1 hour");
  await lookAtDeadlines(app);
  expect((await clockOf(mine)).state).toBe("SHIPPED");
  expect((await clockOf(typed)).state).toBe("SHIPPED");
  expect([await clockOf(others), await clockOf(rider)].map(({ state }) => state)).toEqual([
    "DISPUTED",
    "DISPUTED",
  ]);
  await close(id);
  await expect(escalate(mine)).rejects.toMatchObject({ reason: "not_due" });
  await lookAtDeadlines(app);
  for (const [was, order] of [
    [before, mine],
    [started[0] as Clock, typed],
  ] as const) {
    const now = await clockOf(order);
    expect(now.state).toBe("SHIPPED");
    expect(movedBy(was, now)).toBeGreaterThanOrEqual(3_600);
    expect(movedBy(was, now)).toBeLessThan(3_700);
  }
  await app.moveTime("10 minutes");
  await lookAtDeadlines(app);
  expect((await clockOf(mine)).state).toBe("DISPUTED");
});

test("stops nothing that is packed, looked at, or only sold by what has its name", async () => {
  const [unbegun, packed] = [await orderOf(app, chidi), await orderOf(app, chidi, "BEGUN")];
  const looked = await sentWith("GIG Logistics");
  await handOver(looked.sade.actor, freshKey(), {
    tradeId: looked.tradeId,
    code: (await codeOf(looked)).secret,
  });
  const orders = [unbegun, packed, looked];
  const before = await Promise.all(orders.map(clockOf));
  const id = await markDown(chidi, GIG);
  await app.moveTime("2 hours");
  for (const { ada, tradeId } of orders)
    expect((await getTradeFor(ada.actor, tradeId))?.stoppedBy).toBeNull();
  await close(id);
  await applyOutages();
  for (const [at, order] of orders.entries()) expect(await clockOf(order)).toEqual(before[at]);
});

test("begins for a parcel when it is sent, and is over for one that is taken back or sent after it", async () => {
  const late = await orderOf(app, chidi, "BEGUN");
  const id = await markDown(chidi, GIG);
  await app.moveTime("2 hours");
  await shipTrade(late.sade.actor, freshKey(), { tradeId: late.tradeId, sent: withCarrier() });
  const back = await sentWith("GIG Logistics");
  const sent = await clockOf(late);
  await app.moveTime("3 minutes");
  await undoShipping(back.sade.actor, freshKey(), { tradeId: back.tradeId });
  const taken = await clockOf(back);
  await app.moveTime("57 minutes");
  await close(id);
  const after = await sentWith("GIG Logistics");
  const fresh = await clockOf(after);
  await applyOutages();
  expect(movedBy(sent, await clockOf(late))).toBeCloseTo(3_600, -2);
  expect(await clockOf(back)).toEqual(taken);
  expect(await clockOf(after)).toEqual(fresh);
});

test("stops a parcel on its way back from when it was sent back, and none that its buyer still has", async () => {
  const orders = [await sentWith("DHL"), await sentWith("GIG Logistics")];
  for (const { ada, sade, tradeId, ...rest } of orders) {
    const { secret } = await codeOf({ ada, sade, tradeId, ...rest });
    await handOver(sade.actor, freshKey(), { tradeId, code: secret });
    await proposeReturn(ada.actor, freshKey(), { tradeId, paidBy: "buyer", wayBackMinor: 1_200_00n });
    await agreeReturn(sade.actor, freshKey(), { tradeId });
  }
  const [back, kept] = orders as [Order, Order];
  const id = await markDown(chidi, GIG);
  await app.moveTime("2 hours");
  await shipBack(back.ada.actor, freshKey(), { tradeId: back.tradeId, sent: withCarrier() });
  const before = [await clockOf(back), await clockOf(kept)] as const;
  await app.moveTime("1 hour");
  await close(id);
  await applyOutages();
  expect(movedBy(before[0], await clockOf(back))).toBeCloseTo(3_600, -2);
  expect(await clockOf(kept)).toEqual(before[1]);
});

test("overlaps with the platform’s: a deadline moves by the time of both together", async () => {
  const order = await sentWith("GIG Logistics");
  const before = await clockOf(order);
  const carrier = await markDown(chidi, GIG);
  await app.moveTime("20 minutes");
  const platform = await markDown(chidi, "platform");
  await app.moveTime("20 minutes");
  await close(carrier);
  await app.moveTime("20 minutes");
  await close(platform);
  await applyOutages();
  expect(movedBy(before, await clockOf(order))).toBeCloseTo(3_600, -2);
});

test("an escalation waits for an outage that is being opened, and is then refused", async () => {
  const order = await sentWith("GIG Logistics");
  await untilDeadline(order, "11 minutes");
  const other = new pg.Client({ connectionString: app.ownerUrl });
  await other.connect();
  await other.query("begin");
  await other.query(`insert into outage (id, kind, listed_under, source, reason, started_at, until)
    values (gen_random_uuid(), 'carrier', 'GIG Logistics', 'staff', 'It is down.', app_now() - interval '5 minutes', app_now() + interval '6 hours')`);
  const escalation = escalate(order);
  escalation.catch(() => {});
  await vi.waitFor(async () => {
    const waiting = await query(sql`select from pg_locks where locktype = 'advisory' and not granted`);
    expect(waiting.length).toBeGreaterThan(0);
  });
  await other.query("commit");
  await other.end();
  await expect(escalation).rejects.toMatchObject({ reason: "not_due" });
  expect((await clockOf(order)).state).toBe("SHIPPED");
  await app.asOwner("update outage set state = 'ENDED', ended_at = app_now() where state = 'OPEN'");
  await applyOutages();
});

test("both parties read why the clock stands, and staff how many it stops", async () => {
  const order = await sentWith("GIG Logistics");
  const id = await markDown(chidi, GIG);
  await app.moveTime("20 minutes");
  for (const party of [order.ada, order.sade]) {
    const trade = await getTradeFor(party.actor, order.tradeId);
    expect(trade?.stoppedBy && stoppedWords(trade.stoppedBy).title).toBe(
      "The clock has stopped: GIG Logistics is down",
    );
  }
  const [marked] = await listOutages(chidi.actor);
  const preview = (await outagePreview(chidi.actor)).find(({ code }) => code === GIG);
  expect(marked).toMatchObject({ what: "GIG Logistics", stopped: preview?.running });
  expect(preview?.running).toBeGreaterThan(0);
  await close(id);
  await applyOutages();
  const trade = await getTradeFor(order.ada.actor, order.tradeId);
  expect(trade?.stops.map(stopSentence)).toEqual(["The clock stopped for 20 min: GIG Logistics was down."]);
});

test("a seller whose carrier stood still is not counted as slow", async () => {
  const order = await sentWith("GIG Logistics");
  const id = await markDown(chidi, GIG);
  await app.moveTime("5 hours");
  await close(id);
  await applyOutages();
  const { secret } = await codeOf(order);
  await handOver(order.sade.actor, freshKey(), { tradeId: order.tradeId, code: secret });
  await approveTrade(order.ada.actor, freshKey(), { tradeId: order.tradeId });
  await refreshReputation(order.sade.id);
  const [{ seconds } = { seconds: -1 }] = await query<{ seconds: number }>(sql`
    select median_delivery_seconds as seconds from reputation where user_id = ${order.sade.id}::uuid`);
  expect(seconds).toBeGreaterThanOrEqual(0);
  expect(seconds).toBeLessThan(600);
});
