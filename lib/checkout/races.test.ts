import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { reviseListing, takeDownListing } from "@/lib/catalog";
import { type Drafted, liveListing } from "@/lib/catalog/scene-for-tests";
import { ledgerChecks } from "@/lib/composition";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { moneyView } from "@/lib/kernel/schema";
import { checkLedger } from "@/lib/ledger";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { cancelTrade } from "@/lib/trades";
import { freshKey, tally, together } from "@/lib/trades/scenes-for-tests";
import { placed, quoted } from "./scene-for-tests";

let app: TestApp;
let moderator: TestUser;

const PRICE = 1_000_00n;
const cheap = { price: moneyView(PRICE) };

beforeAll(async () => {
  app = await testApp();
  moderator = await makeUser(app, "Musa", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());
afterEach(async () => expect((await checkLedger(ledgerChecks, "full")).findings).toEqual([]));

const funded = (name: string, naira = 100_000n) =>
  makeUser(app, name, { balanceMinor: naira * 100n, level: "TRUSTED" });
const seller = (name: string) => funded(name, 1_000_000n);
const one = ({ listingId }: Drafted, units = 1) => ({ listingId, units });
const units = ({ listingId }: Drafted) =>
  queryOne(
    sql`select units_held::int as held, units_sold::int as sold from offer where id = ${listingId}::uuid`,
  );

/** Everyone buys what they were quoted at the same moment. */
async function rush(
  crowd: readonly TestUser[],
  wants: (at: number) => { listingId: string; units: number }[],
) {
  const tokens: string[] = [];
  for (const [at, buyer] of crowd.entries()) tokens.push((await quoted(buyer, wants(at))).token);
  return together(crowd.map((buyer, at) => () => placed(buyer, tokens[at] ?? "")));
}

test("of sixty buyers of twenty units exactly twenty get one, and nobody else is refused than for that", async () => {
  const listing = await liveListing(app, await seller("Sade"), moderator, { ...cheap, units: "20" });
  const crowd = await Promise.all(Array.from({ length: 60 }, () => funded("Buyer", 10_000n)));
  expect(tally(await rush(crowd, () => [one(listing)]))).toEqual({ done: 20, out_of_stock: 40 });
  expect(await units(listing)).toEqual({ held: 20, sold: 0 });
});

test("carts that cross, each person buying from the other with lines in opposite order, do not wait for each other", async () => {
  const [ada, bola] = [await seller("Ada"), await seller("Bola")];
  const third = await seller("Tunde");
  const more = { ...cheap, units: "60" };
  const ofAda = await liveListing(app, ada, moderator, more);
  const ofBola = await liveListing(app, bola, moderator, more);
  const ofThird = await liveListing(app, third, moderator, more);
  for (let round = 0; round < 20; round += 1) {
    const outcomes = await rush([ada, bola, ada, bola], (at) =>
      at % 2 === 0 ? [one(ofBola), one(ofThird)] : [one(ofThird), one(ofAda)],
    );
    expect(tally(outcomes)).toEqual({ done: 4 });
  }
});

test("a price that is revised while it is bought sells at the price that was seen, or not at all", async () => {
  const sade = await seller("Sade");
  const listing = await liveListing(app, sade, moderator, { ...cheap, units: "40" });
  const crowd = await Promise.all(Array.from({ length: 30 }, () => funded("Buyer", 10_000n)));
  const tokens: string[] = [];
  for (const buyer of crowd) tokens.push((await quoted(buyer, [one(listing)])).token);
  const outcomes = await together([
    ...crowd.map((buyer, at) => () => placed(buyer, tokens[at] ?? "")),
    () =>
      reviseListing(sade.actor, freshKey(), {
        ...listing,
        draft: { ...listing.draft, units: "40", price: moneyView(PRICE + 100n) },
      }),
  ]);
  const { done = 0, ...others } = tally(outcomes);
  expect(Object.keys(others).filter((said) => said !== "line_changed")).toEqual([]);
  const sold = await query<{ price: bigint }>(sql`
    select l.unit_price_minor as price from trade_line l where l.offer_id = ${listing.listingId}::uuid`);
  expect(sold).toHaveLength(done - 1);
  expect(sold.every(({ price }) => price === PRICE)).toBe(true);
});

test("what is taken down while it is bought is bought before that or not at all", async () => {
  const sade = await seller("Sade");
  for (let round = 0; round < 8; round += 1) {
    const listing = await liveListing(app, sade, moderator, { ...cheap, units: "5" });
    const buyer = await funded("Buyer", 10_000n);
    const { token } = await quoted(buyer, [one(listing)]);
    const outcomes = await together([
      () => placed(buyer, token),
      () =>
        takeDownListing(moderator.actor, freshKey(), {
          listingId: listing.listingId,
          reasonCode: "PROHIBITED",
          sentence: "This can’t be sold here.",
        }),
    ]);
    const trades = await query(sql`select from trade where buyer_id = ${buyer.id}::uuid`);
    expect(trades).toHaveLength(outcomes[0]?.said === "done" ? 1 : 0);
    expect(outcomes[1]?.said).toBe("done");
  }
});

test("the same checkout sent twenty times at once buys once", async () => {
  const listing = await liveListing(app, await seller("Sade"), moderator, { ...cheap, units: "50" });
  const buyer = await funded("Buyer");
  const { token } = await quoted(buyer, [one(listing, 2)]);
  const key = freshKey();
  const outcomes = await together(Array.from({ length: 20 }, () => () => placed(buyer, token, {}, key)));
  expect(tally(outcomes)).toEqual({ done: 1, replayed: 19 });
  expect(await units(listing)).toEqual({ held: 2, sold: 0 });
});

test("a parcel that ends while another is bought of the same cart gives each their own money back", async () => {
  const sade = await seller("Sade");
  const listing = await liveListing(app, sade, moderator, { ...cheap, units: "50" });
  const buyer = await funded("Buyer");
  const before = await queryOne<{ balance: bigint }>(sql`
    select balance from account_balance where kind = 'WALLET' and owner_id = ${buyer.id}::uuid`);
  for (let round = 0; round < 5; round += 1) {
    const { token } = await quoted(buyer, [one(listing)]);
    await placed(buyer, token);
  }
  const trades = await query<{ id: string }>(sql`select id from trade where buyer_id = ${buyer.id}::uuid`);
  const outcomes = await together(
    trades.flatMap(({ id }) => [
      () => cancelTrade(sade.actor, freshKey(), { tradeId: id, reason: "DAMAGED" }),
      () => cancelTrade(sade.actor, freshKey(), { tradeId: id, reason: "DAMAGED" }),
    ]),
  );
  expect(tally(outcomes).done).toBe(5);
  expect(
    await queryOne(
      sql`select balance from account_balance where kind = 'WALLET' and owner_id = ${buyer.id}::uuid`,
    ),
  ).toEqual(before);
});
