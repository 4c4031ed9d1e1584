import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { openDispute } from "@/lib/disputes";
import { checkLedger } from "@/lib/ledger";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { acceptOffer, approveTrade, beginTrade, cancelTrade, stopParts } from "..";
import { freshKey, held, tally, together } from "../scenes-for-tests";
import {
  type Drip,
  dripOf,
  EACH,
  FEE,
  FUNDED,
  offerInParts,
  partsOf,
  send,
  statesOf,
  stockOf,
  TOTAL,
} from "./scene-for-tests";

const ROUNDS = 20;

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

/** Three transfers, so that rounds are quick. */
const threeParts = () => dripOf(app, 0, 30_000_00n, 3n * EACH);

async function moneyOf({ ada, bayo, offerId }: Drip) {
  const holds = await Promise.all((await partsOf(offerId)).map(({ tradeId }) => held("HOLD", tradeId)));
  return {
    spent: FUNDED - (await held("WALLET", ada.id)),
    held: holds.reduce((sum, hold) => sum + hold, 0n),
    paid: await held("WALLET", bayo.id),
  };
}

test("a completion raced by a stop of what waits: the next part goes on, or nothing does", async () => {
  const outcomes: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const drip = await threeParts();
    await send(drip, 1);
    const said = await together([
      () => approveTrade(drip.ada.actor, freshKey(), drip.part(1)),
      () => stopParts(drip.ada.actor, freshKey(), drip.part(2)),
    ]);
    const states = await statesOf(drip.offerId);
    outcomes.push(states);
    const stopped = said[1]?.said === "done";
    expect(said.map(({ said: one }) => one)).toEqual(["done", stopped ? "done" : "moved_on"]);
    expect(states).toBe(stopped ? "COMPLETED CANCELLED CANCELLED" : "COMPLETED IN_ESCROW WAITING");
    expect(await moneyOf(drip)).toEqual({
      spent: stopped ? EACH : 3n * EACH,
      held: stopped ? 0n : 2n * EACH,
      paid: EACH - FEE,
    });
  }
  expect(outcomes).toHaveLength(ROUNDS);
});

test("the seller's cancel, the buyer's stop, a dispute and a start, all at once: one of them ends or keeps the whole", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const drip = await threeParts();
    await together([
      () => cancelTrade(drip.bayo.actor, freshKey(), drip.part(1)),
      () => stopParts(drip.ada.actor, freshKey(), drip.part(3)),
      () => beginTrade(drip.bayo.actor, freshKey(), drip.part(1)),
      () =>
        openDispute(drip.ada.actor, freshKey(), {
          ...drip.part(1),
          reason: "not_received",
          statement: "Nothing has arrived on my line.",
        }),
    ]);
    const states = await statesOf(drip.offerId);
    expect([
      "CANCELLED CANCELLED CANCELLED",
      "DISPUTED WAITING CANCELLED",
      "IN_ESCROW WAITING CANCELLED",
    ]).toContain(states);
    const { spent, held: holds, paid } = await moneyOf(drip);
    expect([spent, paid]).toEqual([holds, 0n]);
    expect(holds).toBe(BigInt(states.split(" ").filter((state) => state !== "CANCELLED").length) * EACH);
  }
});

test("of two buyers of an offer in parts one gets all of them, and the other pays nothing", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const [ada, efe] = await Promise.all(
      ["Ada", "Efe"].map((name) => makeUser(app, name, { balanceMinor: FUNDED })),
    );
    if (!ada || !efe) throw new Error("two buyers");
    const offer = await offerInParts(await makeUser(app, "Bayo"));
    const said = await together(
      [ada, efe].map(
        ({ actor }) =>
          () =>
            acceptOffer(actor, freshKey(), offer),
      ),
    );
    expect(tally(said)).toEqual({ done: 1, offer_taken: 1 });
    expect(await partsOf(offer.offerId)).toHaveLength(5);
    const left = await Promise.all([ada, efe].map(({ id }) => held("WALLET", id)));
    expect(left.toSorted((a, b) => Number(a - b))).toEqual([FUNDED - TOTAL, FUNDED]);
    expect(await stockOf(offer.offerId)).toMatchObject({ state: "IN_ESCROW", held: 5n });
  }
});
