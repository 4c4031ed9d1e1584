import { expect, test } from "vitest";
import { readListingFilter } from "@/lib/search/schema";
import { resultsHref, toggled } from "./results-address";

const filterOf = (query: string) => readListingFilter(Object.fromEntries(new URLSearchParams(query)));

test("a category is a place of its own, and other filters stand in the query", () => {
  const filter = filterOf("category=mobile-phones&state=LA&q=gen");
  expect(resultsHref({ filter })).toBe("/goods/c/mobile-phones?q=gen&state=LA");
  expect(resultsHref({ filter }, { category: undefined })).toBe("/goods?q=gen&state=LA");
  expect(resultsHref({ filter, storePath: "/stores/chinedu" })).toBe(
    "/stores/chinedu?category=mobile-phones&q=gen&state=LA",
  );
});

test("a changed filter begins on the first page", () => {
  const filter = { ...filterOf("q=gen"), cursor: "abc" };
  expect(resultsHref({ filter }, { sort: "newest" })).toBe("/goods?q=gen&sort=newest");
});

test("a choice is added, and taken off when it is chosen again", () => {
  const one = toggled(filterOf(""), "condition", "NEW");
  const two = toggled(one, "condition", "GOOD");
  expect(two.condition).toEqual(["NEW", "GOOD"]);
  expect(toggled(two, "condition", "NEW").condition).toEqual(["GOOD"]);
  expect(toggled(filterOf("a.brand=apple"), "a.brand", "apple").attributes).toEqual({ "a.brand": [] });
});

test("another state takes the areas of the one before along", () => {
  const filter = filterOf("state=LA&lga=Ikeja");
  expect(toggled(filter, "state", "OG")).toMatchObject({ state: "OG", lga: undefined });
  expect(toggled(filter, "state", "LA").state).toBeUndefined();
});
