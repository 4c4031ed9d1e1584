import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { forgetSharedReads } from "@/lib/kernel/connection/shared-read";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import { type TestApp, testApp } from "@/lib/testing/world";
import type { SearchRequest } from "./engine";
import { engine } from "./engines";
import { bandsFrom, bandsOf } from "./postgres/bands";
import { type Shelf, shelfOf } from "./scene-for-tests";
import type { SearchOrder } from "./schema";

/** So many that an order's index is walked, or only the best are ranked. */
const MANY = 6_000;
const BEST = 400;

let app: TestApp;
let shelf: Shelf;

beforeAll(async () => {
  app = await testApp();
  shelf = await shelfOf(app);
  await app.asOwner(
    `with made as materialized (select uuidv7() as id, n, (1 + n * 7919 % ${MANY})::bigint * 100 as price, n * 31 % 100 / 100.0 as quality from generate_series(1, ${MANY}) n),
    offers as (
      insert into offer (id, seller_id, kind, terms, listed_under, listed_minor, currency, hold_currency, price_minor, rate_bps, fee_rule, expires_at, state)
      select id, $1::uuid, 'VOUCHER', '{}', 'books', 1, '${HOME}', '${HOME}', price, 9000, '{}', app_now() + interval '30 days', 'AVAILABLE' from made returning id),
    listings as (
      insert into listing (id, seller_id, state, category_id, draft, saved_at, live_version, first_live_at)
      select id, $1::uuid, 'LIVE', (select id from category where slug = 'mobile-phones'), '{}', app_now(), 1, app_now() from offers)
    insert into search_document (listing_id, seller_id, tsv, tokens, price_minor, quality, score, created_at, version, fingerprint)
      select id, $1::uuid, setweight(to_tsvector('amana', words), 'A') || array_to_tsvector(tokens || bands), tokens, price, quality, score,
        app_now() - make_interval(mins => ${MANY} - n), 1, 'x'
      from made cross join lateral (select quality + n / 1000.0 as score, array['c:home', 's:S' || n % 2] as tokens,
        concat_ws(' ', 'lantern', case when n % 3 = 0 then 'bright' end, case when n <= ${MANY / 2} or n > ${MANY - 100} then 'antique' end) as words) m
        cross join lateral (select array['z64:' || floor(score * 64), 'z8:' || floor(score * 8), 'z1:' || floor(score)] as bands) b`,
    [shelf.seller.id],
  );
  await app.asOwner("analyze search_document");
  forgetSharedReads();
});
afterAll(() => app.close());

const lantern: SearchRequest = { words: [[["lantern"]]], filters: {}, sort: "relevance", limit: 50 };

/** All pages of a search, up to `most` listings. */
async function allOf(request: SearchRequest, most: number): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await engine.search({ ...request, cursor });
    seen.push(...page.ids);
    cursor = page.nextCursor ?? undefined;
  } while (cursor && seen.length < most);
  return seen;
}

const idsBy = async (statement: ReturnType<typeof sql>): Promise<string[]> =>
  (await query<{ id: string }>(statement)).map(({ id }) => id);

describe("what very many listings match", () => {
  test("is ranked among the best by score, each shown once", async () => {
    const best = await idsBy(
      sql`select listing_id as id from search_document order by score desc, listing_id desc limit ${BEST}`,
    );
    const seen = await allOf(lantern, MANY);
    expect(seen.toSorted()).toEqual(best.toSorted());
    expect(seen).not.toEqual(best);
    const ofState = await idsBy(
      sql`select listing_id as id from search_document where tokens && '{s:S1}' order by score desc, listing_id desc limit ${BEST}`,
    );
    const narrowed = await allOf({ ...lantern, filters: { state: ["s:S1"] } }, MANY);
    expect(narrowed.toSorted()).toEqual(ofState.toSorted());
  });

  test("is found where of the best by score few have it, and much that is old", async () => {
    const old = await idsBy(
      sql`select listing_id as id from search_document where tsv @@ 'antiqu' order by score desc, listing_id desc limit ${BEST}`,
    );
    expect(old).toHaveLength(BEST);
    expect((await allOf({ ...lantern, words: [[["antique"]]] }, MANY)).toSorted()).toEqual(old.toSorted());
  });

  test.each<[SearchOrder, string]>([
    ["newest", "created_at desc, listing_id desc"],
    ["cheapest", "price_minor, listing_id"],
    ["dearest", "price_minor desc, listing_id desc"],
  ])("is walked by %s, and each filter holds on the way", async (sort, by) => {
    const inOrder = await query<{ id: string; price: bigint; place: string }>(
      sql`select listing_id as id, price_minor as price, tokens[2] as place from search_document`,
    );
    const order = await app.asOwner(`select listing_id as id from search_document order by ${by}`);
    const sorted = (order.rows as { id: string }[]).map(({ id }) => id);
    const wanted = new Set(
      inOrder
        .filter(({ price, place }) => place === "s:S1" && price >= 50_000n && price <= 590_000n)
        .map(({ id }) => id),
    );
    expect((await allOf({ ...lantern, sort }, 200)).slice(0, 200)).toEqual(sorted.slice(0, 200));
    const narrowed = {
      ...lantern,
      sort,
      filters: { state: ["s:S1"] },
      minMinor: 50_000n,
      maxMinor: 590_000n,
    };
    expect((await allOf(narrowed, 200)).slice(0, 200)).toEqual(
      sorted.filter((id) => wanted.has(id)).slice(0, 200),
    );
  });

  test("that is gone is left out at once, and the page is full without it", async () => {
    const { ids } = await engine.search({ ...lantern, sort: "newest" });
    await app.asOwner("update offer set state = 'WITHDRAWN' where id = $1", [ids[0]]);
    const after = await engine.search({ ...lantern, sort: "newest" });
    expect(after.ids).toHaveLength(50);
    expect(after.ids.slice(0, 49)).toEqual(ids.slice(1));
    await app.asOwner("update offer set state = 'AVAILABLE' where id = $1", [ids[0]]);
  });
});

test("a listing is indexed in the bands of its score", async () => {
  const id = newId();
  await engine.upsert([shelf.documentOf(id, { title: "Mirror", quality: 0.7, age: 20 })]);
  const [row] = await query<{ words: string[]; score: number }>(
    sql`select tsvector_to_array(tsv) as words, score from search_document where listing_id = ${id}::uuid`,
  );
  expect(row?.words).toEqual(expect.arrayContaining(bandsOf(row?.score ?? 0)));
  await engine.remove([id]);
});

test("bands cover all that scores from one number to another, and little below", () => {
  const double = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  fc.assert(
    fc.property(double(300, 400), double(0, 4), double(-1, 4), (low, above, off) => {
      const bands = bandsFrom(low, low + above);
      const isIn = bandsOf(low + off).some((band) => bands.includes(band));
      if (off >= 0 && off <= above) expect(isIn).toBe(true);
      if (off < -1 / 64) expect(isIn).toBe(false);
      expect(bands.length).toBeLessThan(7 + 7 + 6);
    }),
  );
});

test("of many hits that are counted, the best by score are ranked, and facets count them all", async () => {
  const request: SearchRequest = {
    ...lantern,
    words: [[["lantern"]], [["bright"]]],
    facets: ["state", "category"],
  };
  const { ids, count, facets } = await engine.search(request);
  const hits = Math.floor(MANY / 3);
  expect(count).toBe(hits);
  expect(facets).toEqual({
    state: { S0: Math.floor(hits / 2), S1: Math.ceil(hits / 2) },
    category: { home: hits },
  });
  const best = await idsBy(
    sql`select listing_id as id from search_document where tsv @@ 'bright' order by score desc, listing_id desc limit ${BEST}`,
  );
  expect(ids).toHaveLength(50);
  for (const id of ids) expect(best).toContain(id);
});
