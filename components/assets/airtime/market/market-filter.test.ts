import { expect, test } from "vitest";
import { amountsInWords, askFor, isNarrowed, marketHref, presetOf, readMarketFilter } from "./market-filter";

test("the address says what is looked for, and the page's links keep it", () => {
  const filter = readMarketFilter({
    network: "mtn",
    min: "1,000",
    pay: "4150.50",
    sort: "ending",
    verified: "yes",
  });
  expect(filter).toMatchObject({ network: "MTN", minMinor: 100_000n, payMinor: 415_050n, verified: true });
  expect(marketHref(filter)).toBe("/offers?network=MTN&min=1000&pay=4150.50&verified=yes&sort=ending");
});

test("what makes no sense in the address is left out", () => {
  const nonsense = {
    network: "VODAFONE",
    min: "-5",
    max: "1e30",
    pay: "lots",
    sort: "cheapest",
    verified: "maybe",
  };
  expect(marketHref(readMarketFilter(nonsense))).toBe("/offers");
  expect(marketHref(readMarketFilter({ network: ["MTN", "GLO"], min: "0", cursor: "" }))).toBe("/offers");
});

test("a range typed the wrong way round is turned", () => {
  expect(readMarketFilter({ min: "5000", max: "1000" })).toMatchObject({
    minMinor: 100_000n,
    maxMinor: 500_000n,
  });
});

test("changing a filter begins the list anew, and showing more keeps the filter", () => {
  const filter = readMarketFilter({ network: "GLO", cursor: "abc" });
  expect(marketHref(filter, { network: "T2" })).toBe("/offers?network=T2");
  expect(marketHref(filter, { cursor: "next" })).toBe("/offers?network=GLO&cursor=next");
});

test("an order alone does not narrow the list", () => {
  expect(isNarrowed(readMarketFilter({ sort: "newest" }))).toBe(false);
  expect(isNarrowed(readMarketFilter({ pay: "500" }))).toBe(true);
});

test("the amounts in force are said in words", () => {
  expect(amountsInWords(readMarketFilter({ min: "1000", max: "5000", pay: "4000" }))).toBe(
    "₦1,000 to ₦5,000, pay up to ₦4,000",
  );
  expect(amountsInWords(readMarketFilter({ max: "5000" }))).toBe("up to ₦5,000");
  expect(amountsInWords(readMarketFilter({}))).toBeUndefined();
});

test("one amount is a preset only where nothing else is said of amounts", () => {
  const preset = (asked: Record<string, string>) => presetOf(readMarketFilter(asked));
  expect(preset({ min: "1000", max: "1000" })).toBe(100_000n);
  expect(preset({ min: "1000", max: "1000", pay: "900" })).toBeUndefined();
  expect(preset({ min: "1000" })).toBeUndefined();
  expect(preset({ min: "1200", max: "1200" })).toBeUndefined();
  expect(amountsInWords(readMarketFilter({ min: "1200", max: "1200" }))).toBe("₦1,200");
});

test("sellers who deliver fast are asked for in seconds", () => {
  expect(askFor(readMarketFilter({ fast: "yes" }), 10)).toMatchObject({ deliversWithin: "300" });
  expect(marketHref(readMarketFilter({ fast: "yes" }))).toBe("/offers?fast=yes");
  expect(isNarrowed(readMarketFilter({ fast: "yes" }))).toBe(true);
});
