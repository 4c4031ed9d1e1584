import { expect, test } from "vitest";
import { discountBps, formatRate, pricePerHundredMinor } from "./offer-figures";

test("the discount is rounded down, so that it never flatters", () => {
  expect(discountBps(500_000n, 415_000n)).toBe(1_700);
  expect(discountBps(500_000n, 415_001n)).toBe(1_600);
  expect(discountBps(500_000n, 500_000n)).toBe(0);
});

test("the price of 100 naira of airtime is rounded half up to the kobo", () => {
  expect(pricePerHundredMinor(500_000n, 415_000n)).toBe(8300n);
  expect(pricePerHundredMinor(300_000n, 200_000n)).toBe(6667n);
  expect(pricePerHundredMinor(300_000n, 100_000n)).toBe(3333n);
});

test("a completion rate just short of all does not read as all", () => {
  expect(formatRate(10_000)).toBe("100%");
  expect(formatRate(9_999)).toBe("99.9%");
  expect(formatRate(9_867)).toBe("98.6%");
  expect(formatRate(9_400)).toBe("94%");
});
