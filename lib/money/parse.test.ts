import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatMinor } from "./format";
import { amountProblem, parseNaira } from "./parse";

describe("money as typed", () => {
  test.each([
    ["4,150.50", 415_050n],
    ["₦4150", 415_000n],
    [" ₦ 4,150 ", 415_000n],
    ["NGN 20", 2_000n],
    ["0.5", 50n],
    ["007", 700n],
    ["4 250", 425_000n],
    ["₦4\u00a0250.50", 425_050n],
    ["1\u202f000\u202f000", 100_000_000n],
    ["４，２５０", 425_000n],
    ["４２５０．５０", 425_050n],
    ["9,999,999,999,999.99", 999_999_999_999_999n],
  ])("'%s' is understood", (text, minor) => {
    expect(parseNaira(text)).toBe(minor);
  });

  test.each([
    "",
    " ",
    "₦",
    "-5",
    "−5",
    "+5",
    "1.234",
    "1e3",
    "0x10",
    "5k",
    "41,50",
    ",500",
    "1,2345",
    "42 50",
    "4 250 5",
    "1,000 000",
    "1.2.3",
    "5.",
    ".5",
    "five",
    "NaN",
    "Infinity",
    "١٢٣",
    "9".repeat(16),
    "1".repeat(400),
  ])("'%s' is refused", (text) => {
    expect(parseNaira(text)).toBeNull();
  });

  test("every amount reads back as it was shown, in full and on a card", () => {
    const amounts = fc.bigInt({ min: 0n, max: 999_999_999_999_999n });
    fc.assert(
      fc.property(amounts, fc.boolean(), (minor, compact) => {
        expect(parseNaira(formatMinor(minor, "NGN", { compact }))).toBe(minor);
      }),
    );
  });

  test("no text makes it throw or give a negative amount", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const minor = parseNaira(text);
        expect(minor === null || minor >= 0n).toBe(true);
      }),
    );
  });
});

test.each([
  ["", "Enter an amount"],
  [" ", "Enter an amount"],
  ["－5", "above zero"],
  ["4 250.505", "two decimal places"],
  ["9".repeat(16), "too large"],
  ["₦9,999,999,999,999,999", "too large"],
  ["9".repeat(200), "too large"],
  ["1,2345", "in digits"],
  ["five", "in digits"],
])("'%s' is refused because of what is wrong with it: %s", (text, reason) => {
  expect(amountProblem(text)).toContain(reason);
});
