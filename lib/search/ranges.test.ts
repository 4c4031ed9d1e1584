import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { token } from "./engine";
import { engine } from "./engines";
import { searchListings } from "./find-listings";
import { matchSaved } from "./saved/match";
import { saveSearch } from "./saved/searches";
import { type Shelf, shelfOf } from "./scene-for-tests";
import { readListingFilter } from "./schema";

let app: TestApp;
let shelf: Shelf;
let ada: TestUser;
const names = new Map<string, string>();

beforeAll(async () => {
  app = await testApp();
  shelf = await shelfOf(app);
  ada = await makeUser(app, "Ada");
  await generator("small", 60_000_00n, "0.9", "2025-01-31");
  await generator("medium", 300_000_00n, "3.5", "2026-06-01");
  await generator("large", 900_000_00n, "10");
  await generator("wordy", 900_000_00n, "many");
});
afterAll(() => app.close());

/** Puts a generator of so many kVA on sale, indexed as the catalog's attributes are. */
async function generator(name: string, priceMinor: bigint, power: string, made?: string): Promise<string> {
  const goods = { title: `Generator ${name}`, category: ["power", "generators"], priceMinor, age: -1 };
  const id = await shelf.sell(goods);
  const document = shelf.documentOf(id, goods);
  const tokens = [
    ...document.tokens,
    token("attribute", "power", power),
    ...(made ? [token("attribute", "made_on", made)] : []),
  ];
  await engine.upsert([{ ...document, tokens, version: 2n }]);
  names.set(id, name);
  return id;
}

const find = (asked: Record<string, string>, facets?: string[]) =>
  searchListings(readListingFilter({ category: "generators", sort: "cheapest", ...asked }), { facets });
const found = async (asked: Record<string, string>) => (await find(asked)).ids.map((id) => names.get(id));

describe("an attribute that is a number or a day", () => {
  test.each([
    [{ "a.power": "1..5" }, ["medium"]],
    [{ "a.power": "3.5.." }, ["medium", "large"]],
    [{ "a.power": "..3.5" }, ["small", "medium"]],
    [{ "a.power": "0..0" }, []],
    [{ "a.power.min": "1", "a.power.max": "" }, ["medium", "large"]],
    [{ "a.power.min": " 0.5 ", "a.power.max": "1,000" }, ["small", "medium", "large"]],
    [{ "a.made_on": "2026-01-01.." }, ["medium"]],
    [{ "a.made_on.max": "2025-01-31" }, ["small"]],
  ])("is found within %j", async (asked, wanted) => {
    expect(await found(asked)).toEqual(wanted);
  });

  test("bounds that say nothing or cannot be read narrow nothing", async () => {
    const asked: Record<string, string>[] = [
      { "a.power": ".." },
      { "a.power.min": "", "a.power.max": "" },
      { "a.power.min": "all", "a.power.max": "'; drop" },
      { "a.power": "1e9..2" },
    ];
    for (const one of asked) expect((await found(one)).length).toBe(4);
  });

  test("is not shrunk by its own bounds, and shrinks other facets", async () => {
    const { facets, count } = await find({ "a.power": "1..5" }, ["a.power", "category"]);
    expect(count).toBe(1);
    expect(Object.keys(facets?.["a.power"] ?? {}).toSorted()).toEqual(["0.9", "10", "3.5", "many"]);
    expect(facets?.["category"]).toEqual({ power: 1, generators: 1 });
  });

  test("is looked at by saved searches", async () => {
    await saveSearch(ada.actor, readListingFilter({ category: "generators", "a.power": "4..6" }), "AT_ONCE");
    for (const [name, power] of [
      ["weak", "2"],
      ["right", "5"],
      ["strong", "8"],
    ] as const)
      await matchSaved(await generator(name, 100_000_00n, power));
    const heard = await query<{ listingId: string }>(
      sql`select listing_id from search_notice where user_id = ${ada.id}::uuid`,
    );
    expect(heard.map(({ listingId }) => names.get(listingId))).toEqual(["right"]);
  });
});

describe("bars of prices", () => {
  test("part the prices there are, whatever bounds are asked for", async () => {
    const { priceBars = [], prices } = await find({ "a.power": "0..10.5", min: "200,000" }, ["price"]);
    expect(prices).toEqual({ minMinor: 300_000_00n, maxMinor: 900_000_00n });
    expect(priceBars.length).toBe(16);
    expect(priceBars[0]).toMatchObject({ fromMinor: 60_000_00n, count: 1 });
    expect(priceBars.at(-1)).toMatchObject({ toMinor: 900_000_00n, count: 1 });
    const all = (await find({ "a.power": "0..10.5" }, ["price"])).priceBars ?? [];
    expect(all).toEqual(priceBars);
    for (const [at, bar] of all.entries()) if (at > 0) expect(bar.fromMinor).toBe(all[at - 1]?.toMinor);
    expect(all.reduce((sum, { count }) => sum + count, 0)).toBe((await find({ "a.power": "0..10.5" })).count);
  });

  test("are there where all cost the same, and none where nothing is found", async () => {
    expect((await find({ "a.power": "10..10" }, ["price"])).priceBars?.[0]?.count).toBe(1);
    expect((await find({ "a.power": "99.." }, ["price"])).priceBars).toEqual([]);
  });

  test("of the whole market are those of everything", async () => {
    const { priceBars = [] } = await searchListings(readListingFilter({ min: "800,000" }), {
      facets: ["price", "state"],
    });
    expect(priceBars.reduce((sum, { count }) => sum + count, 0)).toBe(names.size);
  });
});
