import { beforeAll, expect, test } from "vitest";
import { keyFor } from "@/lib/kernel/ids";
import { useTestSettings } from "@/lib/testing/world";
import { phoneCode } from "./codes";

beforeAll(() => useTestSettings());

/** What chi-square with nine degrees of freedom stays below 999 times of a thousand. */
const RARE = 27.88;

test("of ten thousand codes no digit is likelier than another, at any of the six places", () => {
  const codes = Array.from({ length: 10_000 }, (_, at) => phoneCode(keyFor("code", at)));
  for (let place = 0; place < 6; place += 1) {
    const counts = Array.from({ length: 10 }, () => 0);
    for (const code of codes) {
      const digit = Number(code[place]);
      counts[digit] = (counts[digit] ?? 0) + 1;
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0);
    expect(chiSquare, `place ${place}`).toBeLessThan(RARE);
  }
  // Of a million possible codes ten thousand meet some fifty times by chance.
  expect(new Set(codes).size).toBeGreaterThan(9_900);
});
