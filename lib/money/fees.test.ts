import { describe, expect, test } from "vitest";
import { basisPoints, feeOf, feeRuleOfLines } from "./fees";

const rate = (bps: number, minor: bigint) => ({ rule: basisPoints(bps), minor });

describe("one rule for several lines", () => {
  test("is theirs where they have one", () => {
    expect(feeRuleOfLines([rate(150, 1_000n), rate(150, 7n)])).toEqual(basisPoints(150));
  });

  test.each([
    // 1 % of 100 and 3 % of 300 are 10 of 400.
    [[rate(100, 100_00n), rate(300, 300_00n)], 400_00n, 10_00n],
    [[rate(0, 999n), rate(1_000, 1n)], 1_000n, 0n],
    [[rate(500, 1n), rate(250, 3n)], 4n, 0n],
    [[rate(500, 10n), rate(250, 30n)], 40n, 1n],
  ])("weighs each rate by its amount", (lines, amount, fee) => {
    expect(feeOf(amount, feeRuleOfLines(lines))).toBe(fee);
  });

  test("never differs from the sum of its lines’ fees by more than half a unit a line", () => {
    for (let n = 1; n < 2_000; n += 1) {
      const lines = [rate((n * 37) % 1_000, BigInt(n * 7_919)), rate((n * 53) % 900, BigInt(n * n + 1))];
      const whole = feeOf(
        lines.reduce((sum, { minor }) => sum + minor, 0n),
        feeRuleOfLines(lines),
      );
      const apart = lines.reduce((sum, { rule, minor }) => sum + feeOf(minor, rule), 0n);
      expect(whole - apart >= -1n && whole - apart <= 1n).toBe(true);
    }
  });
});
