import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { type TestApp, testApp } from "@/lib/testing/world";
import { engine } from "./engines";
import { searchListings } from "./find-listings";
import { type Shelf, shelfOf } from "./scene-for-tests";
import { readListingFilter } from "./schema";

let app: TestApp;
let shelf: Shelf;
const ids: Record<string, string> = {};

beforeAll(async () => {
  app = await testApp();
  shelf = await shelfOf(app);
  const phone = { category: ["phones", "mobile-phones"] };
  ids["infinix"] = await shelf.sell({
    ...phone,
    title: "Infinix Hot 40 Pro",
    brand: "infinix",
    priceMinor: 150_000_00n,
  });
  ids["iphone"] = await shelf.sell({
    ...phone,
    title: "iPhone 13 Pro Max 256GB",
    brand: "apple",
    priceMinor: 900_000_00n,
    state: "FC",
    lga: "Bwari",
  });
  ids["samsung"] = await shelf.sell({
    ...phone,
    title: "Samsung Galaxy A54",
    brand: "samsung",
    priceMinor: 250_000_00n,
    condition: "NEW",
    age: 3,
  });
  ids["case"] = await shelf.sell({
    category: ["phones", "accessories"],
    title: "Case for phone",
    description: "Fits the iPhone 13 Pro Max",
    priceMinor: 5_000_00n,
  });
  ids["gen"] = await shelf.sell({
    category: ["home", "generators"],
    title: "Sumec Firman generator 3.5KVA",
    priceMinor: 400_000_00n,
    condition: "FOREIGN_USED",
  });
  ids["pods"] = await shelf.sell({
    category: ["phones", "accessories"],
    title: "Airpods Pro",
    brand: "apple",
    priceMinor: 80_000_00n,
  });
});
afterAll(() => app.close());

const find = (asked: Record<string, string>, viewerId?: string, facets?: string[]) =>
  searchListings(readListingFilter(asked), { viewerId, facets });
const names = ({ ids: found }: { ids: string[] }) =>
  found.map((id) => Object.keys(ids).find((name) => ids[name] === id));

describe("a search", () => {
  test.each([
    ["iphone", ["iphone", "case"]],
    ["IPHONE 13 256gb", ["iphone"]],
    ["gen 3.5kva", ["gen"]],
    ["galaxies", ["samsung"]],
    ["air pods", ["pods"]],
    ["iphone abuja", []],
  ])("for %s finds %j", async (q, wanted) => {
    expect(names(await find({ q, exact: "1" }))).toEqual(wanted);
  });

  test("finds by all filters at once, and by one of several values of a filter", async () => {
    expect(
      names(await find({ category: "phones", "a.brand": "apple,samsung", max: "300,000", sort: "cheapest" })),
    ).toEqual(["pods", "samsung"]);
    expect(names(await find({ state: "FC", lga: "Bwari" }))).toEqual(["iphone"]);
    expect(names(await find({ condition: "NEW" }))).toEqual(["samsung"]);
  });

  test("sorts by price and by time", async () => {
    expect(names(await find({ category: "phones", sort: "dearest" }))).toEqual([
      "iphone",
      "samsung",
      "infinix",
      "pods",
      "case",
    ]);
    expect(names(await find({ category: "phones", sort: "newest" })).at(-1)).toBe("samsung");
  });

  test("leaves out what its viewer sells", async () => {
    expect(names(await find({ q: "iphone" }, shelf.seller.id))).toEqual([]);
    expect(names(await find({ q: "iphone", seller: shelf.seller.id }, shelf.seller.id))).toEqual([
      "iphone",
      "case",
    ]);
  });
});

describe("page after page", () => {
  test.each(["relevance", "newest", "cheapest", "dearest"])("by %s shows each listing once", async (sort) => {
    for (const q of ["", "pro"]) {
      const whole = await searchListings({ ...readListingFilter({ q, sort }), limit: 50 });
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await searchListings({ ...readListingFilter({ q, sort }), limit: 1, cursor });
        seen.push(...page.ids);
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(seen).toEqual(whole.ids);
      expect(seen.length).toBeGreaterThan(2);
    }
  });

  test("a cursor that was made up starts at the head", async () => {
    const first = await find({ sort: "newest" });
    for (const cursor of [
      "x",
      Buffer.from('["1","2","3"]').toString("base64url"),
      Buffer.from(JSON.stringify(["2026-02-31 10:00:00+00", ids["gen"], "1"])).toString("base64url"),
    ])
      expect((await find({ sort: "newest", cursor })).ids).toEqual(first.ids);
  });
});

describe("facets", () => {
  const wanted = ["category", "state", "condition", "a.brand"];

  test("count what each value would leave", async () => {
    const { facets, count, prices } = await find({ q: "pro" }, undefined, wanted);
    expect(count).toBe(4);
    expect(facets).toEqual({
      category: { phones: 4, "mobile-phones": 2, accessories: 2 },
      state: { LA: 3, FC: 1 },
      condition: { GOOD: 4 },
      "a.brand": { infinix: 1, apple: 2 },
    });
    expect(prices).toEqual({ minMinor: 5_000_00n, maxMinor: 900_000_00n });
  });

  test("are not shrunk by their own choice, but by others'", async () => {
    const { facets } = await find({ category: "phones", "a.brand": "apple", state: "LA" }, undefined, wanted);
    expect(facets?.["a.brand"]).toEqual({ infinix: 1, apple: 1, samsung: 1 });
    expect(facets?.["state"]).toEqual({ LA: 1, FC: 1 });
  });
});

test.each([[[]], [["condition"]], [["price"]]])("counts no other facets than %j", async (only) => {
  const asked = { condition: "GOOD", max: "900000000" };
  const { facets, ids: found } = await find(asked, undefined, only);
  expect(found.length).toBeGreaterThan(0);
  expect(Object.keys(facets ?? {})).toEqual(only.filter((facet) => facet !== "price"));
});

describe("words that no listing has", () => {
  test("are mended, and can be searched for as they were typed", async () => {
    const found = await find({ q: "galaxi sasmung" });
    expect(names(found)).toEqual(["samsung"]);
    expect(found.spelling).toEqual({ shown: "galaxy samsung", asked: "galaxi sasmung" });
    expect((await find({ q: "galaxi sasmung", exact: "1" })).ids).toEqual([]);
  });

  test("are found by their brand's listed name, where the misspelling is known", async () => {
    expect(names(await find({ q: "infinx hot", exact: "1" }))).toEqual(["infinix"]);
  });

  test("are left out where they can't be mended, and it is said", async () => {
    const found = await find({ q: "samsung galaxy zzzzzzqq" });
    expect(names(found)).toEqual(["samsung"]);
    expect(found).toMatchObject({ leftOut: ["zzzzzzqq"], isPartial: false });
  });

  test("or that no listing has together give way one at a time", async () => {
    const found = await find({ q: "samsung galaxy infinix" });
    expect(names(found)).toEqual(["samsung"]);
    expect(found.isPartial).toBe(true);
  });
});

test("where nothing is found, each filter that could give way is counted", async () => {
  const found = await find({ q: "galaxy", state: "FC", max: "1000" });
  expect(found.ids).toEqual([]);
  expect(found.waysOut).toEqual([]);
  const narrow = await find({ q: "iphone", state: "FC", max: "1000" });
  expect(narrow.waysOut).toEqual([{ without: "price", count: 1 }]);
  const two = await find({ q: "galaxy", state: "FC" });
  expect(two.waysOut).toEqual([
    { without: "q", count: 1 },
    { without: "state", count: 1 },
  ]);
});

describe("what can't be bought is never shown, though the index still has it", () => {
  test.each([
    ["withdrawn", "update offer set state = 'WITHDRAWN' where id = $1"],
    ["sold out", "update offer set units_held = units_total, state = 'IN_ESCROW' where id = $1"],
    ["expired", "update offer set expires_at = app_now() where id = $1"],
  ])("%s", async (_, statement) => {
    const id = await shelf.sell({ title: "Playstation 5 slim" });
    expect((await find({ q: "playstation" })).ids).toEqual([id]);
    await app.asOwner(statement, [id]);
    const found = await find({ q: "playstation" });
    expect(found).toMatchObject({ ids: [], count: 0 });
    await engine.remove([id]);
  });
});

test("the index built anew equals the live one, and what differs is counted and mended", async () => {
  const all = async function* () {
    yield goods
      .map(({ id, ...one }) => shelf.documentOf(id, one))
      .toSorted((a, b) => (a.listingId < b.listingId ? -1 : 1));
  };
  const goods = await Promise.all(
    ["Red shoe", "Blue shoe", "Green bag"].map(async (title) => ({
      title,
      category: ["fashion"],
      id: await shelf.sell({ title, category: ["fashion"] }),
    })),
  );
  await app.asOwner("delete from search_document where not (tokens && '{c:fashion}')");
  const before = await snapshot();
  expect(await engine.rebuild(all())).toEqual({ documents: 3, added: 0, changed: 0, removed: 0 });
  await app.asOwner("delete from search_document where listing_id = $1", [goods[0]?.id]);
  await app.asOwner("update search_document set fingerprint = 'x', tsv = '' where listing_id = $1", [
    goods[1]?.id,
  ]);
  await engine.upsert([shelf.documentOf("00000000-0000-7000-8000-000000000001", { title: "Ghost shoe" })]);
  await app.asOwner("update search_word set documents = 77 where word = 'shoe'");
  expect(await engine.rebuild(all())).toEqual({ documents: 3, added: 1, changed: 1, removed: 1 });
  expect(await snapshot()).toEqual(before);
});

const snapshot = async () => ({
  documents: await query(
    sql`select listing_id, tsv::text, tokens, price_minor, score from search_document order by 1`,
  ),
  words: await query(
    sql`select word, documents from search_word where word in ('red', 'blue', 'green', 'shoe', 'bag', 'ghost') order by 1`,
  ),
  variants: await query(
    sql`select * from search_variant where word in ('green', 'shoe', 'ghost') order by 1, 2`,
  ),
});
