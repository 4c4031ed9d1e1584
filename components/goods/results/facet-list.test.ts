import { expect, test } from "vitest";
import type { CategoryPage } from "@/lib/catalog/schema";
import { readListingFilter } from "@/lib/search/schema";
import { facetNames, facetsOf } from "./facet-list";
import { filterInWords } from "./filter-words";
import { barsWithin } from "./price-facet";

const category: CategoryPage = {
  slug: "generators",
  name: "Generators",
  describes: "",
  isLeaf: true,
  children: [],
  parent: null,
  version: 1,
  schema: {
    attributes: [
      {
        type: "number",
        key: "power",
        label: "Power",
        unit: "kVA",
        min: 0.5,
        max: 15,
        step: 0.1,
        facet: true,
      },
      { type: "flag", key: "soundproof", label: "Soundproof", facet: true },
      { type: "flag", key: "solar", label: "Charges from the sun", facet: true },
      { type: "number", key: "secret", label: "Serial", min: 0, max: 9, step: 1, facet: true, private: true },
    ],
    conditions: ["NEW"],
    windowDays: 3,
    grams: 1,
    risk: 0,
  },
};
const facets = (asked: Record<string, string>, counts: Record<string, Record<string, number>>) =>
  facetsOf({ filter: readListingFilter(asked), category, counts });

test("a number is narrowed by bounds, with the lowest and highest that there is as a hint", () => {
  const counts = { "a.power": { "10": 1, "9": 2, "2.5": 1 } };
  expect(facetNames(readListingFilter({}), category)).toEqual(
    expect.arrayContaining(["a.power", "a.soundproof", "price"]),
  );
  const [power] = facets({ "a.power": "3.." }, counts);
  expect(power).toMatchObject({
    title: "Power",
    range: { unit: "kVA", low: "3", high: undefined, lowest: "2.5", highest: "10" },
  });
  expect(facets({}, { "a.power": { "10": 4 } })).toEqual([]);
});

test("what is private is no facet", () => {
  expect(facetNames(readListingFilter({}), category)).not.toContain("a.secret");
});

test("what a thing has is one facet, each a choice of its own in the address", () => {
  const [details] = facets(
    { "a.solar": "true" },
    { "a.soundproof": { true: 2, false: 3 }, "a.solar": { true: 1 } },
  );
  expect(details?.choices).toEqual([
    { name: "a.soundproof", value: "true", label: "Soundproof", count: 2, isChosen: false },
    { name: "a.solar", value: "true", label: "Charges from the sun", count: 1, isChosen: true },
  ]);
});

test.each([
  [{ "a.power": "2..5" }, "a.power", "Power: 2 to 5 kVA"],
  [{ "a.power": "..5" }, "a.power", "Power: up to 5 kVA"],
  [{ "a.power": "2.." }, "a.power", "Power: from 2 kVA"],
  [{ "a.solar": "true" }, "a.solar", "Charges from the sun"],
])("a chip says %j in words", (asked, name, says) => {
  expect(filterInWords(readListingFilter(asked as never), name, category)).toBe(says);
});

test("bars within the bounds of the price are marked, and there are none where all cost the same", () => {
  const bar = (fromMinor: bigint, toMinor: bigint, count: number) => ({ fromMinor, toMinor, count });
  const bars = [bar(100n, 200n, 1), bar(200n, 400n, 0), bar(400n, 800n, 3)];
  expect(barsWithin(bars, { maxPrice: "300" }).map(({ isWithin }) => isWithin)).toEqual([true, true, false]);
  expect(barsWithin(bars, { minPrice: "401" }).map(({ isWithin }) => isWithin)).toEqual([false, false, true]);
  expect(barsWithin([bar(100n, 101n, 5)], {})).toEqual([]);
});
