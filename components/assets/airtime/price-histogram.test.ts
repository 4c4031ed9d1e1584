import { expect, test } from "vitest";
import { ownBpsOf, wordsOf } from "./price-histogram";

const bars = [
  { listedUnder: "MTN", fromBps: 9_000, offers: 2 },
  { listedUnder: "MTN", fromBps: 9_400, offers: 5 },
];
const draft = { network: "MTN", expiresAt: undefined } as const;

test("a price is in the bar of its share of the value", () => {
  expect(ownBpsOf({ ...draft, faceValueMinor: 1_000_00n, priceMinor: 940_00n })).toBe(9_400);
  expect(ownBpsOf({ ...draft, faceValueMinor: 1_000_00n, priceMinor: 939_99n })).toBe(9_200);
  expect(ownBpsOf({ ...draft, faceValueMinor: undefined, priceMinor: 939_99n })).toBeUndefined();
  expect(ownBpsOf({ ...draft, faceValueMinor: 100_00n, priceMinor: 1_000_000_00n })).toBeUndefined();
});

test("says how many are open, where most are, and how many are cheaper", () => {
  expect(wordsOf("MTN", bars, undefined)).toBe("7 open MTN offers, most at 94% to 96% of the value.");
  expect(wordsOf("MTN", bars, 9_400)).toMatch(/ 2 are cheaper than yours\.$/);
  expect(wordsOf("MTN", bars, 9_000)).toMatch(/ None is cheaper than yours\.$/);
});
