import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { knowTestKinds, payIn, putUpUnit } from "@/lib/assets/test-kinds/rows-for-tests";
import { ledgerChecks } from "@/lib/composition";
import { after, MINUTE } from "@/lib/kernel/clock";
import { commitPlan, type Outcome, type Plan, type PlannedTransfer, transfer } from "@/lib/kernel/commit";
import { wireForm } from "@/lib/kernel/commit/wire";
import { query, sql } from "@/lib/kernel/db";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import type { Currency } from "@/lib/money/currencies";
import { HOME } from "@/lib/money/currencies";
import { basisPoints } from "@/lib/money/fees";
import { offer as offerMachine } from "@/lib/offers/machine";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { appNow } from "@/lib/trades/scenes-for-tests";
import { hold, wallet } from "./accounts";
import { checkLedger } from "./checks/run";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
  await knowTestKinds(app);
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

const commit = async (principal: string, plan: Omit<Plan, "result">): Promise<Outcome> => {
  const keyed = { act: "test.post", principal, key: newId(), requestHash: "ab".repeat(32) };
  return (await commitPlan({ ...keyed, plan: { ...plan, result: {} } })).outcome;
};

/** An offer with the amount held for its one unit, in minor units of its currency. */
interface HeldOffer {
  offerId: string;
  sellerId: string;
  currency: Currency;
  amount: bigint;
}

/** Funds a new seller and publishes an offer that holds all of it. */
async function publishHeld(currency: Currency, amount: bigint): Promise<HeldOffer> {
  const { id: sellerId } = await makeUser(app, "Bayo Adeyemi");
  await payIn(sellerId, currency, amount);
  const offerId = newId();
  const row = {
    id: offerId,
    sellerId,
    ...putUpUnit(amount, currency),
    feeRule: basisPoints(150, currency),
    expiresAt: after(await appNow(), 10 * MINUTE),
  };
  const held = transfer("offer_hold", wallet(sellerId, currency), hold("offer", offerId, currency), amount);
  const subject = { kind: "offer", id: offerId };
  const counts = [{ table: "allowance", id: sellerId, change: { openOffers: 1 } }];
  const published = { subject, counts, insert: [{ table: "offer", row }], transfers: [held] };
  expect(await commit(sellerId, published)).toBe("committed");
  return { offerId, sellerId, currency, amount };
}

const returnOf = ({ offerId, sellerId, currency, amount }: HeldOffer): PlannedTransfer => ({
  ...transfer("offer_return", hold("offer", offerId, currency), wallet(sellerId, currency), amount),
  subject: offerId,
});

/** Expires several offers in one posting. */
const ending = (offers: readonly HeldOffer[], transfers = offers.map(returnOf)): Omit<Plan, "result"> => ({
  counts: offers.map(({ sellerId: id }) => ({ table: "allowance", id, change: { openOffers: -1 } })),
  rows: offers.map(({ offerId }) => offerMachine.move({ id: offerId, version: 1n }, "expire")),
  transfers,
});

const balances = (offers: readonly HeldOffer[]) =>
  query<{ kind: string; currency: string; balance: bigint }>(sql`
    select kind::text as kind, currency, balance from account_balance
    where owner_id = any(${offers.flatMap(({ offerId, sellerId }) => [offerId, sellerId])}::uuid[]) order by kind, currency, balance`);

describe("one posting", () => {
  test("returns two sellers' holds", async () => {
    const offers = [await publishHeld(HOME, 700n), await publishHeld(HOME, 900n)];
    await app.moveTime("1 hour");
    expect(await commit(SYSTEM_ID, ending(offers))).toBe("committed");
    expect(await balances(offers)).toEqual([
      { kind: "HOLD", currency: HOME, balance: 0n },
      { kind: "HOLD", currency: HOME, balance: 0n },
      { kind: "WALLET", currency: HOME, balance: 700n },
      { kind: "WALLET", currency: HOME, balance: 900n },
    ]);
  });

  test("returns holds in two currencies", async () => {
    const offers = [await publishHeld(HOME, 700n), await publishHeld("BTC", 1_234_567n)];
    await app.moveTime("1 hour");
    expect(await commit(SYSTEM_ID, ending(offers))).toBe("committed");
    expect(await balances(offers)).toEqual([
      { kind: "HOLD", currency: "BTC", balance: 0n },
      { kind: "HOLD", currency: HOME, balance: 0n },
      { kind: "WALLET", currency: "BTC", balance: 1_234_567n },
      { kind: "WALLET", currency: HOME, balance: 700n },
    ]);
  });

  test("cannot keep a hold, pay one seller from another's hold, or swap two holds", async () => {
    const [first, second] = [await publishHeld(HOME, 700n), await publishHeld(HOME, 900n)];
    await app.moveTime("1 hour");
    const before = await balances([first, second]);
    const crossed = (from: HeldOffer, to: HeldOffer): PlannedTransfer => ({
      ...transfer("offer_return", hold("offer", from.offerId, HOME), wallet(to.sellerId, HOME), from.amount),
      subject: from.offerId,
    });
    const forged: [PlannedTransfer[], string][] = [
      [[returnOf(first)], "a offer_return of 900 is missing"],
      [[returnOf(first), crossed(second, first)], "between these accounts"],
      [[crossed(first, second), crossed(second, first)], "between these accounts"],
      [[{ ...returnOf(first), amount: 600n }, returnOf(second)], "of 600"],
    ];
    for (const [transfers, error] of forged)
      await expect(commit(SYSTEM_ID, ending([first, second], transfers)), error).rejects.toThrow(error);
    expect(await balances([first, second])).toEqual(before);
  });

  test("takes no leg that is not named whole: without its kind, subject, accounts or amount, or with a place from the end", async () => {
    const offer = await publishHeld(HOME, 700n);
    await app.moveTime("1 hour");
    const before = await balances([offer]);
    const plan = JSON.parse(wireForm({ ...ending([offer]), result: {} }));
    const [leg] = plan.transfers;
    const accounts = plan.accounts.length;
    const forged: object[][] = [
      ...["k", "s", "f", "t"].map((field) => [leg, { ...leg, [field]: null }]),
      ...["k", "s", "f", "t", "a"].map((field) => [{ ...leg, [field]: null }]),
      ...["f", "t"].map((field) => [{ ...leg, [field]: leg[field] - accounts }]),
      [leg, { ...leg, f: accounts }],
    ];
    for (const transfers of forged)
      await expect(
        app.asOwner("select commit_plan($1::uuid, $2, decode($3, 'hex'), 'test.post', $4::jsonb)", [
          SYSTEM_ID,
          newId(),
          "ab".repeat(32),
          JSON.stringify({ ...plan, transfers }),
        ]),
        JSON.stringify(transfers),
      ).rejects.toThrow(/no move of this plan posts|and not of 700/);
    expect(await balances([offer])).toEqual(before);
  });
});
