import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { openDispute } from "@/lib/disputes";
import { queryOne, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { handOver } from "@/lib/trades/parcel/commands/hand-over";
import { sayDelivered, undoShipping } from "@/lib/trades/parcel/commands/send";
import { codeOf, standOf } from "@/lib/trades/parcel/scene-for-tests";
import { freshKey, together } from "@/lib/trades/scenes-for-tests";
import { recipients, said, testCarrier } from "./carrier-for-tests";
import { followShipment } from "./follow-trade";
import { shipmentOf, type Tracked, trackedOrder } from "./scene-for-tests";
import { trackShipment } from "./track";

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

const carrier = testCarrier();
const arrived = [said("PICKED_UP", "20T12:00:00Z"), said("DELIVERED", "22T10:00:00Z")];

/** What the worker does as a carrier hints that it has given an order away. */
async function carrierEvent({ shipmentId }: Tracked): Promise<{ replayed: boolean }> {
  await trackShipment(shipmentId, { isHinted: true, carriers: carrier.carriers });
  await followShipment(shipmentId);
  return { replayed: false };
}

async function race(
  act: (order: Tracked) => Promise<() => Promise<{ replayed: boolean }>>,
  judge: (order: Tracked, said: string) => Promise<void>,
): Promise<void> {
  for (let nth = 0; nth < ROUNDS; nth += 1) {
    const order = await trackedOrder(app, moderator);
    carrier.says(order.number, arrived, recipients.buyer);
    const other = await act(order);
    const acts = [() => carrierEvent(order), other];
    const outcomes = await together(nth % 2 ? acts.toReversed() : acts);
    const [carried, others] = nth % 2 ? outcomes.toReversed() : outcomes;
    expect(carried?.said).toBe("done");
    await judge(order, others?.said ?? "");
    const times = await queryOne<{ n: number }>(sql`
      select count(*)::int as n from timeline where trade_id = ${order.tradeId}::uuid and to_state = 'DELIVERED'`);
    expect(times?.n ?? 0).toBeLessThanOrEqual(1);
  }
}

test("of a carrier’s arrival and a seller who takes it back at the same moment exactly one wins", async () => {
  await race(
    async ({ sade, tradeId }) =>
      () =>
        undoShipping(sade.actor, freshKey(), { tradeId }),
    async (order, said) => {
      const stand = await standOf(order);
      if (said === "done") expect(stand).toMatchObject({ state: "IN_ESCROW", proof: null });
      else expect(stand).toMatchObject({ state: "DELIVERED", proof: "CARRIER" });
    },
  );
}, 180_000);

test("of a carrier’s arrival and a seller who says so at the same moment exactly one wins", async () => {
  await race(
    async ({ sade, tradeId }) =>
      () =>
        sayDelivered(sade.actor, freshKey(), { tradeId }),
    async (order, said) => {
      expect(await standOf(order)).toMatchObject({
        state: "DELIVERED",
        proof: said === "done" ? "WORD" : "CARRIER",
      });
    },
  );
}, 180_000);

test("of a carrier’s arrival and the buyer’s code at the same moment exactly one wins", async () => {
  await race(
    async (order) => {
      const { secret } = await codeOf(order);
      return () => handOver(order.sade.actor, freshKey(), { tradeId: order.tradeId, code: secret });
    },
    async (order, said) => {
      expect(await standOf(order)).toMatchObject({
        state: "DELIVERED",
        proof: said === "done" ? "CODE" : "CARRIER",
      });
    },
  );
}, 180_000);

test("a dispute holds, whether it comes before a carrier’s arrival or after it", async () => {
  const statement = "The box was open, and the phone is not in it.";
  await race(
    async ({ ada, tradeId }) =>
      () =>
        openDispute(ada.actor, freshKey(), { tradeId, reason: "other", statement }),
    async (order, said) => {
      expect(said).toBe("done");
      expect(await standOf(order)).toMatchObject({ state: "DISPUTED", parcel: "HELD" });
    },
  );
}, 180_000);

test("a carrier that is asked by five at once is kept once", async () => {
  for (let nth = 0; nth < ROUNDS; nth += 1) {
    const order = await trackedOrder(app, moderator);
    carrier.says(order.number, arrived, recipients.buyer);
    const outcomes = await together(Array.from({ length: 5 }, () => () => carrierEvent(order)));
    expect(outcomes.map(({ said }) => said)).toEqual(Array(5).fill("done"));
    expect(await shipmentOf(order)).toMatchObject({ state: "ENDED", status: "DELIVERED", events: 2 });
    expect(await standOf(order)).toMatchObject({ state: "DELIVERED", proof: "CARRIER" });
  }
}, 180_000);
