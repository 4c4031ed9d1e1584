import "./known-for-tests";
import { expect, test } from "vitest";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { HOME } from "@/lib/money/currencies";
import { makeUser, type TestUser } from "@/lib/testing/world";
import { acceptOffer, approveTrade, beginTrade, cancelTrade, deliverTrade } from "@/lib/trades";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import {
  appWithTestKinds,
  basket,
  commit,
  emailed,
  FUNDED,
  has,
  stateOf,
  stock,
  stockOf,
  toTake,
  VOUCHER_PRICE,
} from "./scene-for-tests";

const scene = appWithTestKinds();

let ada: TestUser;
let bayo: TestUser;

async function people() {
  ada = await makeUser(scene.app, "Ada Obi", { balanceMinor: FUNDED });
  bayo = await makeUser(scene.app, "Bayo Adeyemi");
}

/** Two stocks of Bayo's and one of Chioma's. */
async function stocks() {
  await people();
  const chioma = await makeUser(scene.app, "Chioma Eze");
  const offers = [await stockOf(bayo, 50n), await stockOf(bayo, 50n, "Bookshop"), await stockOf(chioma, 2n)];
  const [one = "", two = "", three = ""] = offers.map(({ offerId }) => offerId);
  return { chioma, one, two, three };
}
const tradesOfAda = () =>
  query<{ id: string; sellerId: string; priceMinor: bigint }>(sql`
    select id, seller_id, price_minor from trade where buyer_id = ${ada.id}::uuid order by price_minor desc`);

test("a basket of two lines of one seller and one of another is two trades in one posting", async () => {
  const { chioma, one, two, three } = await stocks();
  const trades = [
    await toTake([
      [one, 3n],
      [two, 1n],
    ]),
    await toTake([[three, 2n]]),
  ];
  expect(await commit(ada.id, await basket(ada.id, trades, { delivery: emailed }))).toBe("committed");
  expect(await tradesOfAda()).toMatchObject([
    { sellerId: bayo.id, priceMinor: 4n * VOUCHER_PRICE },
    { sellerId: chioma.id, priceMinor: 2n * VOUCHER_PRICE },
  ]);
  const postings = await queryOne(sql`
    select count(distinct m.posting_id)::int as count from timeline m join trade t on t.id = m.trade_id
    where t.buyer_id = ${ada.id}::uuid`);
  expect(postings).toEqual({ count: 1 });
  expect(await has("WALLET", HOME, ada.id)).toBe(FUNDED - 6n * VOUCHER_PRICE);
  const [fromBayo, fromChioma] = (await tradesOfAda()).map(({ id }) => ({ tradeId: id }));
  if (!fromBayo || !fromChioma) throw new Error("two trades");
  await beginTrade(bayo.actor, freshKey(), fromBayo);
  await deliverTrade(bayo.actor, freshKey(), fromBayo);
  await approveTrade(ada.actor, freshKey(), fromBayo);
  expect(await stock(one)).toMatchObject({ held: 0n, sold: 3n });
  expect(await stock(two)).toMatchObject({ held: 0n, sold: 1n });
  expect(await stateOf(fromChioma.tradeId)).toBe("IN_ESCROW");
  await cancelTrade(chioma.actor, freshKey(), fromChioma);
  expect(await stock(three)).toMatchObject({ held: 0n, state: "WITHDRAWN" });
  expect(await has("WALLET", HOME, chioma.id)).toBe(0n);
});

test("a basket is bought whole or not at all", async () => {
  const { one, three } = await stocks();
  const trades = [await toTake([[one, 3n]]), await toTake([[three, 2n]])];
  const plan = await basket(ada.id, trades, { delivery: emailed });
  await acceptOffer(ada.actor, freshKey(), {
    offerId: three,
    offerVersion: 1n,
    priceMinor: VOUCHER_PRICE,
    units: 1n,
    delivery: emailed,
  });
  expect(await commit(ada.id, plan)).toBe("no_room");
  expect(await tradesOfAda()).toHaveLength(1);
  expect(await stock(one)).toMatchObject({ held: 0n });
  expect(await has("WALLET", HOME, ada.id)).toBe(FUNDED - VOUCHER_PRICE);
});

test("a basket cannot pay one seller's hold with less and another's with more, or hide a line", async () => {
  const { one, two, three } = await stocks();
  const trades = [
    await toTake([
      [one, 3n],
      [two, 1n],
    ]),
    await toTake([[three, 2n]]),
  ];
  const plan = await basket(ada.id, trades, { delivery: emailed });
  const [first, second] = plan.transfers ?? [];
  if (!first || !second) throw new Error("two holds");
  const shifted = [
    { ...first, amount: first.amount + 1n },
    { ...second, amount: second.amount - 1n },
  ];
  await expect(commit(ada.id, { ...plan, transfers: shifted })).rejects.toThrow("and not of");
  const uncounted = plan.counts?.filter(({ id }) => id !== two) ?? [];
  await expect(commit(ada.id, { ...plan, counts: uncounted })).rejects.toThrow("do not move with the lines");
  const [row, ...others] = plan.insert ?? [];
  const free = { ...row?.row, feeRule: { n: 0, d: 1, round: "down" } };
  const insert = [{ table: "trade", row: free }, ...others];
  await expect(commit(ada.id, { ...plan, insert })).rejects.toThrow(
    "price and parties are those of its offers",
  );
  expect(await tradesOfAda()).toEqual([]);
});
