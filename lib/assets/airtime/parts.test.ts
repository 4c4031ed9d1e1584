import { expect, test } from "vitest";
import { Refusal } from "@/lib/kernel/refusal";
import { airtimeOf } from "./example";
import { airtimeParts, equalTransfers, MOST_PARTS } from "./parts";

const MTN = { lowestMinor: 50_00n, highestMinor: 10_000_00n };

const split = (faceMinor: bigint, priceMinor: bigint, limits: Parameters<typeof equalTransfers>[1] = MTN) => {
  const { count, ...each } = equalTransfers("MTN", limits, faceMinor, priceMinor);
  return [count, each.faceMinor, each.priceMinor];
};

/** What a refusal says, and of which field. */
function refused(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return "not refused";
}

test("what can be sent at once is one transfer, with the kobo that it has", () => {
  expect(split(10_000_00n, 9_000_01n)).toEqual([1n, 10_000_00n, 9_000_01n]);
  expect(split(9_999_99n, 9_000_01n)).toEqual([1n, 9_999_99n, 9_000_01n]);
  expect(split(900_000_00n, 1n, { lowestMinor: 50_00n })).toEqual([1n, 900_000_00n, 1n]);
});

test("more is the fewest equal transfers of whole naira with a price in whole kobo", () => {
  expect(split(50_000_00n, 47_500_00n)).toEqual([5n, 10_000_00n, 9_500_00n]);
  expect(split(11_000_00n, 9_999_00n)).toEqual([2n, 5_500_00n, 4_999_50n]);
  expect(split(25_000_00n, 24_000_00n)).toEqual([4n, 6_250_00n, 6_000_00n]); // a third of 25,000 is no whole naira
  expect(split(30_000_00n, 28_000_00n)).toEqual([4n, 7_500_00n, 7_000_00n]); // a third of the price is no whole kobo
});

test("every division is whole, adds up and keeps to what the network allows", () => {
  let divided = 0;
  for (let face = 10_000_00n; face <= 200_000_00n; face += 777_00n) {
    const price = (face * 9n) / 10n;
    try {
      const { count, faceMinor, priceMinor } = equalTransfers("MTN", MTN, face, price);
      expect([faceMinor * count, priceMinor * count]).toEqual([face, price]);
      expect(faceMinor % 100n === 0n || count === 1n).toBe(true);
      expect(faceMinor <= MTN.highestMinor && faceMinor >= MTN.lowestMinor && count <= MOST_PARTS).toBe(true);
      divided += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { faceMinor, priceMinor } = error.details as Record<string, string>;
      expect(
        equalTransfers("MTN", MTN, BigInt(faceMinor ?? ""), BigInt(priceMinor ?? "")).count,
      ).toBeGreaterThan(1n);
    }
  }
  expect(divided).toBeGreaterThan(50);
});

test("what cannot be divided is refused with the nearest that can", () => {
  expect(refused(() => split(10_007_00n, 9_000_00n))).toBe(
    "MTN allows up to ₦10,000 per transfer, and this amount and price can’t be divided into equal transfers. Try ₦10,006 of airtime for ₦9,000.",
  );
  const narrow = { lowestMinor: 9_000_00n, highestMinor: 10_000_00n };
  expect(refused(() => split(15_000_00n, 14_000_00n, narrow))).toContain(
    "Try ₦10,000 of airtime for ₦9,333.33.",
  );
});

test("too many transfers, and one that is too small, are refused with the bound", () => {
  expect(refused(() => split(200_001_00n, 180_000_00n))).toContain(
    "up to 20 transfers. Offer ₦200,000 or less.",
  );
  expect(refused(() => split(49_00n, 40_00n))).toBe("MTN doesn’t allow transfers below ₦50.");
});

test("so many parts are the whole again", () => {
  const { terms } = airtimeOf(10_000_00n);
  expect(airtimeParts.whole(terms, 5n)).toEqual(airtimeOf(50_000_00n).terms);
});
