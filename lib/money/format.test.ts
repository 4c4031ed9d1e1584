import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatMinor, parseNaira } from "./format";

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

describe("money as typed", () => {
  test.each([
    ["4,150.50", 415_050n],
    ["₦4150", 415_000n],
    [" ₦ 4,150 ", 415_000n],
    ["NGN 20", 2_000n],
    ["0.5", 50n],
    ["007", 700n],
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
    "1.2.3",
    "5.",
    ".5",
    "five",
    "NaN",
    "Infinity",
    "١٢٣",
    "99999999999999",
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
