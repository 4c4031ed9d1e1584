import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { forgetSharedReads } from "@/lib/kernel/connection/shared-read";
import { newId } from "@/lib/kernel/ids";
import { type TestApp, testApp } from "@/lib/testing/world";
import { type SearchAnswer, type SearchDocument, type SearchRequest, token } from "./engine";
import { engine } from "./engines";
import { countFacets, facetPlan } from "./postgres/facets";
import { shelfOf } from "./scene-for-tests";

let app: TestApp;
const documents: SearchDocument[] = [];

const words = ["amber", "birch", "cedar"];
const categories = [
  ["phones", "mobile"],
  ["phones", "cases"],
  ["home", "pans"],
];
const states = ["LA", "FC", "KN"];
const conditions = ["NEW", "GOOD", "FAIR"];
const brands = ["apple", "infinix", "tecno", "o'neill\\x"];

/** One of a list, another for each number. */
const one = <Value>(values: readonly Value[], at: number): Value => values[at % values.length] as Value;

beforeAll(async () => {
  app = await testApp();
  const shelf = await shelfOf(app);
  for (let at = 0; at < 240; at += 1) {
    const made = shelf.documentOf(newId(), {
      title: words.filter((_, nth) => (at * 7 + nth * 3) % 5 > 1).join(" ") || "plain",
      category: one(categories, at),
      state: one(states, Math.floor(at / 3)),
      condition: one(conditions, Math.floor(at / 5)),
      brand: one(brands, Math.floor(at / 7)),
      priceMinor: BigInt(1 + ((at * 37) % 101)) * 1_000_00n,
    });
    const power = token("attribute", "power", String((at * 11) % 9));
    documents.push({ ...made, tokens: [...made.tokens, power] });
  }
  await engine.upsert(documents);
  forgetSharedReads();
});
afterAll(() => app.close());

const wanted = ["category", "state", "condition", "a.brand", "a.power", "price"];
const prefixes: Record<string, string> = {
  category: "c:",
  state: "s:",
  condition: "n:",
  "a.brand": "a:brand=",
  "a.power": "a:power=",
};

/** What passes all filters of a request but one. */
function passing(request: SearchRequest, without?: string): SearchDocument[] {
  const { filters, ranges = {}, minMinor = 0n, maxMinor = 10n ** 15n } = request;
  return documents.filter(
    ({ title, tokens, priceMinor }) =>
      request.words.every((alternatives) => alternatives.some(([word = ""]) => title.includes(word))) &&
      Object.entries(filters).every(
        ([name, any]) => name === without || any.some((each) => tokens.includes(each)),
      ) &&
      Object.entries(ranges).every(
        ([name, { prefix, low = 0, high = 99 }]) =>
          name === without ||
          tokens.some(
            (each) =>
              each.startsWith(prefix) &&
              Number(each.slice(prefix.length)) >= low &&
              Number(each.slice(prefix.length)) <= high,
          ),
      ) &&
      (without === "price" || (priceMinor >= minMinor && priceMinor <= maxMinor)),
  );
}

/** The counts of each facet as they should be, one document after the other. */
function counted(request: SearchRequest) {
  const facets = Object.entries(prefixes).map(([facet, prefix]) => {
    const counts: Record<string, number> = {};
    for (const each of passing(request, facet).flatMap(({ tokens }) => tokens)) {
      if (!each.startsWith(prefix)) continue;
      const value = each.slice(prefix.length);
      counts[value] = (counts[value] ?? 0) + 1;
    }
    return [facet, counts] as const;
  });
  const prices = passing(request).map(({ priceMinor }) => priceMinor);
  const sorted = prices.toSorted((a, b) => (a < b ? -1 : 1));
  const [lowest] = sorted;
  const highest = sorted.at(-1);
  return {
    facets: Object.fromEntries(facets),
    prices:
      lowest === undefined || highest === undefined ? undefined : { minMinor: lowest, maxMinor: highest },
    inBars: passing(request, "price").length,
  };
}

const shown = ({
  facets,
  prices,
  priceBars = [],
}: Pick<SearchAnswer, "facets" | "prices" | "priceBars">) => ({
  facets,
  prices,
  inBars: priceBars.reduce((sum, { count }) => sum + count, 0),
});

const some = <Value>(values: readonly Value[]) => fc.subarray([...values], { minLength: 1, maxLength: 2 });
const filter = fc.record(
  {
    category: some([token("category", "phones"), token("category", "cases"), token("category", "pans")]),
    state: some(states.map((state) => token("state", state))),
    condition: some(conditions.map((condition) => token("condition", condition))),
    "a.brand": some(brands.map((brand) => token("attribute", "brand", brand))),
  },
  { requiredKeys: [] },
);
const bound = fc.option(fc.bigInt({ min: 0n, max: 110n }), { nil: undefined });
const requests: fc.Arbitrary<SearchRequest> = fc
  .record({
    said: fc.subarray(words, { maxLength: 2 }),
    filters: filter,
    power: fc.option(fc.tuple(fc.nat(8), fc.nat(8)), { nil: undefined }),
    low: bound,
    high: bound,
  })
  .map(({ said, filters, power, low, high }) => ({
    words: said.map((word) => [[word]]),
    filters: filters as SearchRequest["filters"],
    ranges: power && { "a.power": { prefix: "a:power=", low: power[0], high: power[1] } },
    minMinor: low === undefined ? undefined : low * 1_000_00n,
    maxMinor: high === undefined ? undefined : high * 1_000_00n,
    sort: "relevance",
    limit: 24,
    facets: wanted,
  }));

describe("the facets of any filters count what each of their values would leave", () => {
  test("in one reading of all of them", async () => {
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        const answer = await engine.search(request);
        expect(shown(answer)).toEqual(counted(request));
        expect(answer.count).toBe(passing(request).length);
      }),
      { numRuns: 150 },
    );
  });

  test("and in a reading for each, as where very many match", async () => {
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        const answer = await countFacets(request, facetPlan(request, wanted));
        expect(shown(answer)).toEqual(counted(request));
        expect(answer.total).toBe(passing(request).length);
      }),
      { numRuns: 150 },
    );
  });
});

test("words that are too common to be indexed find nothing, though a filter is met", async () => {
  const request = {
    words: [[["the"]]],
    filters: { category: ["c:phones"] },
    sort: "relevance",
    limit: 24,
  } as const;
  expect(await engine.count(request, 10)).toBe(0);
  expect(await engine.search({ ...request, facets: ["category", "state"] })).toMatchObject({
    count: 0,
    facets: { category: {}, state: {} },
  });
});
