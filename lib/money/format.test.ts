import { describe, expect, test } from "vitest";
import { formatMinor, formatPercent } from "./format";

describe("money on screen", () => {
  test.each([
    [0n, "₦0.00"],
    [5n, "₦0.05"],
    [100n, "₦1.00"],
    [1_250_000n, "₦12,500.00"],
    [123_456_789_012n, "₦1,234,567,890.12"],
    [-6225n, "−₦62.25"],
  ])("%s kobo reads %s", (minor, text) => {
    expect(formatMinor(minor, "NGN")).toBe(text);
  });

  test("a card leaves out kobo only where they are zero", () => {
    expect(formatMinor(415_000n, "NGN", { compact: true })).toBe("₦4,150");
    expect(formatMinor(408_775n, "NGN", { compact: true })).toBe("₦4,087.75");
    expect(formatMinor(408_770n, "NGN", { compact: true })).toBe("₦4,087.70");
  });
});

test("percents are written without a space, and without zeros at the end", () => {
  expect([8_000, 150, 9_867, 25, 10_000, 0].map(formatPercent)).toEqual([
    "80%",
    "1.5%",
    "98.67%",
    "0.25%",
    "100%",
    "0%",
  ]);
});
