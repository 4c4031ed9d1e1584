import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openTerminalAfrica, type TerminalAfricaStage } from "@/lib/carriers/terminal-africa/stage-for-tests";
import { ledgerChecks } from "@/lib/composition";
import { queryOne, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { isKilledAt } from "@/lib/testing/kill";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey, held } from "@/lib/trades/scenes-for-tests";
import { cancelLabel } from "./commands/booking";
import { labelledOrder, shipmentOf } from "./scene-for-tests";
import { workOnBooking } from "./work-on-booking";

// Each test starts a process, which is slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

let app: TestApp;
let moderator: TestUser;
let stage: TerminalAfricaStage;
beforeAll(async () => {
  stage = await openTerminalAfrica();
  app = await testApp({
    TERMINAL_AFRICA_URL: stage.options.baseUrl,
    TERMINAL_AFRICA_SECRET_KEY: stage.options.secretKey,
  });
  moderator = await makeUser(app, "Musa", { staffRoles: ["MODERATOR"] });
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  await stage.simulators.stop();
  expect(findings).toEqual([]);
});

const program = new URL("./one-act-for-tests.ts", import.meta.url);

/** An order whose label its seller has agreed to at the carrier's cheapest price, and more: it is booked at what it costs. */
async function asked(costMinor = 9_000_00n) {
  const order = await labelledOrder(app, moderator, costMinor);
  const [cheapest] = await stage.carrier.quote(stage.parcel(), stage.from, stage.to);
  await app.asOwner("update shipment set service = $2 where id = $1", [order.shipmentId, cheapest?.service]);
  return { ...order, reference: `ship-${order.shipmentId}` };
}

/** What another worker does as time passes. */
async function later(id: string, times = 3): Promise<void> {
  for (let nth = 0; nth < times; nth += 1) {
    await app.moveTime("1 hour");
    await workOnBooking(id, () => stage.carrier);
  }
}

const parcelHold = (tradeId: string) =>
  queryOne<{ minor: bigint }>(sql`
    select balance as minor from account where kind = 'HOLD' and subject_kind = 'parcel' and owner_id = ${tradeId}::uuid`);

test.each([
  "commit.before",
  "commit.after",
  "shipments.claimed",
  "shipments.book.before",
  "shipments.book.after",
  "commit.before@2",
  "commit.after@2",
])("a worker killed at %s: another one books it once, and it is paid once", async (point) => {
  const order = await asked();
  expect(await isKilledAt(point, program, "work", order.shipmentId)).toBe(true);
  await later(order.shipmentId);
  expect(await shipmentOf(order)).toMatchObject({ state: "TRACKED" });
  expect(await stage.bookings(order.reference)).toBe(1);
  const charged = await queryOne(sql`
    select label_minor = s.cost_minor as is_its_cost, fee_minor + extra_minor as held from parcel p join shipment s on s.trade_id = p.id
    where p.id = ${order.tradeId}::uuid`);
  expect(charged).toEqual({ isItsCost: true, held: 9_000_00n });
  expect(await parcelHold(order.tradeId)).toEqual({ minor: 9_000_00n });
});

test.each(["timeout_before", "timeout_after", "html", "rate_limited"] as const)(
  "a carrier that does this as it is asked to book books once: %s",
  async (fault) => {
    const order = await asked();
    await stage.injectFault("book", fault);
    await workOnBooking(order.shipmentId, () => stage.carrier);
    await later(order.shipmentId);
    const label = await shipmentOf(order);
    expect(["TRACKED", "FAILED"]).toContain(label?.state);
    expect(await stage.bookings(order.reference)).toBe(label?.state === "TRACKED" ? 1 : 0);
    // One that it refuses leaves nothing of it behind.
    if (label?.state === "FAILED") expect(await held("WALLET", order.sade.id)).toBe(10_000_00n);
    if (fault.startsWith("timeout")) expect(label?.state).toBe("TRACKED");
  },
);

test.each(["shipments.claimed", "shipments.cancel.after", "commit.before@2", "commit.after@2"])(
  "a worker killed at %s of a cancel: another one frees it once",
  async (point) => {
    const order = await asked();
    await workOnBooking(order.shipmentId, () => stage.carrier);
    expect(await stage.bookings(order.reference)).toBe(1);
    await cancelLabel(order.sade.actor, freshKey(), order);
    expect(await isKilledAt(point, program, "work", order.shipmentId)).toBe(true);
    await later(order.shipmentId);
    expect(await shipmentOf(order)).toMatchObject({ state: "CANCELLED" });
    expect(await held("WALLET", order.sade.id)).toBe(10_000_00n);
    expect(await parcelHold(order.tradeId)).toEqual({ minor: 2_500_00n });
  },
);
