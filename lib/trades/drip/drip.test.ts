import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { toPhone } from "@/lib/assets/airtime/example";
import { ledgerChecks } from "@/lib/composition";
import { agreeCancel, concedeTrade, openDispute } from "@/lib/disputes";
import { ruledFinally } from "@/lib/disputes/scenes-for-tests";
import { SYSTEM } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { acceptOffer, beginTrade, cancelTrade, lapseTrade, proposeCancel, stopParts } from "..";
import { freshKey, held, PHONE } from "../scenes-for-tests";
import {
  complete,
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
  tradedBy,
} from "./scene-for-tests";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
afterEach(async () => expect((await checkLedger(ledgerChecks, "full")).findings).toEqual([]));

const dispute = (drip: Drip, number: number) =>
  openDispute(drip.ada.actor, freshKey(), {
    ...drip.part(number),
    reason: "not_received",
    statement: "Nothing has arrived on my line.",
  });

async function rule(drip: Drip, number: number, outcome: "refund" | "release") {
  const chidi = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] });
  await ruledFinally(chidi, drip.part(number).tradeId, outcome);
}

/** What Ada has paid for good, what is held for her, and what Bayo has got. */
async function moneyOf({ ada, bayo, offerId }: Drip) {
  const holds = await Promise.all((await partsOf(offerId)).map(({ tradeId }) => held("HOLD", tradeId)));
  return {
    spent: FUNDED - (await held("WALLET", ada.id)),
    held: holds.reduce((sum, hold) => sum + hold, 0n),
    paid: await held("WALLET", bayo.id),
  };
}

test("₦50,000 of MTN is bought in one posting, as five trades with a hold each, of which the first has a clock", async () => {
  const drip = await dripOf(app);
  const parts = await partsOf(drip.offerId);
  expect(parts.map(({ part, parts: of, state }) => [part, of, state])).toEqual([
    [1, 5, "IN_ESCROW"],
    [2, 5, "WAITING"],
    [3, 5, "WAITING"],
    [4, 5, "WAITING"],
    [5, 5, "WAITING"],
  ]);
  expect(parts.map(({ deadlineAt }) => deadlineAt === null)).toEqual([false, true, true, true, true]);
  expect(new Set(parts.map(({ checkoutId }) => checkoutId)).size).toBe(1);
  const postings = await query(sql`
    select distinct m.posting_id from timeline m where m.trade_id = any(${parts.map(({ tradeId }) => tradeId)}::uuid[])`);
  expect(postings).toHaveLength(1);
  expect(await Promise.all(parts.map(({ tradeId }) => held("HOLD", tradeId)))).toEqual([
    EACH,
    EACH,
    EACH,
    EACH,
    EACH,
  ]);
  expect(await moneyOf(drip)).toEqual({ spent: TOTAL, held: TOTAL, paid: 0n });
  expect(await stockOf(drip.offerId)).toEqual({ state: "IN_ESCROW", held: 5n, sold: 0n, open: 1 });
  expect([await tradedBy(drip.ada.id), await tradedBy(drip.bayo.id)]).toEqual([TOTAL, TOTAL]);
});

test("a part begins once the one before is completed, in the same commit, and the offer is sold with the last", async () => {
  const drip = await dripOf(app);
  await expect(beginTrade(drip.bayo.actor, freshKey(), drip.part(2))).rejects.toMatchObject({
    reason: "moved_on",
  });
  await complete(drip, 1);
  expect(await statesOf(drip.offerId)).toBe("COMPLETED IN_ESCROW WAITING WAITING WAITING");
  const [, second] = await partsOf(drip.offerId);
  expect(second?.deadlineAt).not.toBeNull();
  expect(await stockOf(drip.offerId)).toMatchObject({ state: "IN_ESCROW", held: 4n, sold: 1n });
  for (const number of [2, 3, 4, 5]) await complete(drip, number);
  expect(await stockOf(drip.offerId)).toEqual({ state: "COMPLETED", held: 0n, sold: 5n, open: 0 });
  expect(await moneyOf(drip)).toEqual({ spent: TOTAL, held: 0n, paid: 5n * (EACH - FEE) });
});

describe("with the third part in dispute, and the fourth not begun", () => {
  test("the fourth waits, and begins when the dispute ends for the seller", async () => {
    const drip = await dripOf(app, 2);
    await send(drip, 3);
    await dispute(drip, 3);
    expect(await statesOf(drip.offerId)).toBe("COMPLETED COMPLETED DISPUTED WAITING WAITING");
    await expect(beginTrade(drip.bayo.actor, freshKey(), drip.part(4))).rejects.toMatchObject({
      reason: "moved_on",
    });
    await rule(drip, 3, "release");
    expect(await statesOf(drip.offerId)).toBe("COMPLETED COMPLETED COMPLETED IN_ESCROW WAITING");
    expect(await moneyOf(drip)).toEqual({ spent: TOTAL, held: 2n * EACH, paid: 3n * (EACH - FEE) });
  });

  test("a refund of the third refunds the others, uncounts them and ends the offer", async () => {
    const drip = await dripOf(app, 2);
    await send(drip, 3);
    await dispute(drip, 3);
    await rule(drip, 3, "refund");
    expect(await statesOf(drip.offerId)).toBe("COMPLETED COMPLETED CANCELLED CANCELLED CANCELLED");
    expect(await moneyOf(drip)).toEqual({ spent: 2n * EACH, held: 0n, paid: 2n * (EACH - FEE) });
    expect(await stockOf(drip.offerId)).toEqual({ state: "WITHDRAWN", held: 0n, sold: 2n, open: 0 });
    expect([await tradedBy(drip.ada.id), await tradedBy(drip.bayo.id)]).toEqual([2n * EACH, 2n * EACH]);
  });

  test("a buyer who concedes goes on with the fourth, a seller who does refunds it too", async () => {
    const going = await dripOf(app, 2);
    await dispute(going, 3);
    await concedeTrade(going.ada.actor, freshKey(), going.part(3));
    expect(await statesOf(going.offerId)).toBe("COMPLETED COMPLETED COMPLETED IN_ESCROW WAITING");
    const ended = await dripOf(app, 2);
    await dispute(ended, 3);
    await concedeTrade(ended.bayo.actor, freshKey(), ended.part(3));
    expect(await statesOf(ended.offerId)).toBe("COMPLETED COMPLETED CANCELLED CANCELLED CANCELLED");
  });
});

describe("an end", () => {
  test("of the first part by agreement gives everything back, and the whole offer is on sale again", async () => {
    const drip = await dripOf(app);
    await proposeCancel(drip.bayo.actor, freshKey(), drip.part(1));
    await agreeCancel(drip.ada.actor, freshKey(), drip.part(1));
    expect(await moneyOf(drip)).toEqual({ spent: 0n, held: 0n, paid: 0n });
    expect(await stockOf(drip.offerId)).toEqual({ state: "AVAILABLE", held: 0n, sold: 0n, open: 1 });
    expect([await tradedBy(drip.ada.id), await tradedBy(drip.bayo.id)]).toEqual([0n, 0n]);
    const efe = await makeUser(app, "Efe", { balanceMinor: FUNDED });
    await acceptOffer(efe.actor, freshKey(), {
      offerId: drip.offerId,
      offerVersion: 1n,
      priceMinor: TOTAL,
      delivery: toPhone(PHONE),
    });
    expect(await stockOf(drip.offerId)).toMatchObject({ state: "IN_ESCROW", held: 5n });
  });

  test("of a later part by agreement ends the offer, because what is left is not what it offered", async () => {
    for (const last of [2, 5]) {
      const drip = await dripOf(app, last - 1);
      await proposeCancel(drip.bayo.actor, freshKey(), drip.part(last));
      await agreeCancel(drip.ada.actor, freshKey(), drip.part(last));
      const sold = BigInt(last - 1);
      expect(await stockOf(drip.offerId)).toEqual({ state: "WITHDRAWN", held: 0n, sold, open: 0 });
      expect(await moneyOf(drip)).toEqual({ spent: sold * EACH, held: 0n, paid: sold * (EACH - FEE) });
    }
  });

  test("by the seller, or by the clock, refunds the part and those after it", async () => {
    const cancelled = await dripOf(app, 1);
    await cancelTrade(cancelled.bayo.actor, freshKey(), cancelled.part(2));
    const lapsed = await dripOf(app, 1);
    await app.asOwner("update trade set deadline_at = app_now() - interval '1 minute' where id = $1", [
      lapsed.part(2).tradeId,
    ]);
    await lapseTrade(SYSTEM, freshKey(), lapsed.part(2));
    for (const drip of [cancelled, lapsed]) {
      expect(await statesOf(drip.offerId)).toBe("COMPLETED CANCELLED CANCELLED CANCELLED CANCELLED");
      expect(await moneyOf(drip)).toEqual({ spent: EACH, held: 0n, paid: EACH - FEE });
      expect(await stockOf(drip.offerId)).toMatchObject({ state: "WITHDRAWN", open: 0 });
    }
  });
});

describe("a buyer who stops after a part", () => {
  test("gets back what waits, while the part that runs goes on to its end", async () => {
    const drip = await dripOf(app, 1);
    await send(drip, 2);
    await stopParts(drip.ada.actor, freshKey(), drip.part(3));
    expect(await statesOf(drip.offerId)).toBe("COMPLETED DELIVERED CANCELLED CANCELLED CANCELLED");
    expect(await moneyOf(drip)).toEqual({ spent: 2n * EACH, held: EACH, paid: EACH - FEE });
    expect(await stockOf(drip.offerId)).toEqual({ state: "WITHDRAWN", held: 1n, sold: 1n, open: 0 });
    await dispute(drip, 2);
    await rule(drip, 2, "release");
    expect(await stockOf(drip.offerId)).toEqual({ state: "WITHDRAWN", held: 0n, sold: 2n, open: 0 });
  });

  test("may stop later parts alone, and the first may end by agreement after that", async () => {
    const drip = await dripOf(app);
    await stopParts(drip.ada.actor, freshKey(), drip.part(4));
    expect(await statesOf(drip.offerId)).toBe("IN_ESCROW WAITING WAITING CANCELLED CANCELLED");
    await proposeCancel(drip.ada.actor, freshKey(), drip.part(1));
    await agreeCancel(drip.bayo.actor, freshKey(), drip.part(1));
    expect(await moneyOf(drip)).toEqual({ spent: 0n, held: 0n, paid: 0n });
    expect(await stockOf(drip.offerId)).toEqual({ state: "WITHDRAWN", held: 0n, sold: 0n, open: 0 });
  });

  test("is refused once the part's turn has come, and a seller always is", async () => {
    const drip = await dripOf(app, 1);
    await expect(stopParts(drip.ada.actor, freshKey(), drip.part(2))).rejects.toMatchObject({
      reason: "moved_on",
    });
    await expect(stopParts(drip.bayo.actor, freshKey(), drip.part(3))).rejects.toMatchObject({
      reason: "moved_on",
    });
  });
});

test("limits look at the sum, of the trade as of the day", async () => {
  const bayo = await makeUser(app, "Bayo");
  await expect(offerInParts(bayo, 60_000_00n, 54_000_00n)).rejects.toMatchObject({ reason: "trade_limit" });
  const offer = await offerInParts(bayo);
  const ada = await makeUser(app, "Ada", { balanceMinor: 40_000_00n });
  await expect(acceptOffer(ada.actor, freshKey(), offer)).rejects.toMatchObject({
    reason: "insufficient_funds",
    details: { missingMinor: "750000" },
  });
  await expect(acceptOffer(ada.actor, freshKey(), { ...offer, priceMinor: EACH })).rejects.toMatchObject({
    reason: "offer_changed",
  });
  await expect(acceptOffer(ada.actor, freshKey(), { ...offer, units: 2n })).rejects.toMatchObject({
    reason: "one_unit",
  });
});
