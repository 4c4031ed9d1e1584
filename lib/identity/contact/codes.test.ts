import { beforeAll, expect, test } from "vitest";
import { keyFor } from "@/lib/kernel/ids";
import { useTestSettings } from "@/lib/testing/world";
import { phoneCode } from "./codes";

beforeAll(() => useTestSettings());

/** Critical value of chi-square with nine degrees of freedom at p = 0.001. */
const CRITICAL_VALUE = 27.88;

test("the digits of ten thousand codes are uniformly distributed at all six places", () => {
  const codes = Array.from({ length: 10_000 }, (_, at) => phoneCode(keyFor("code", at)));
  for (let place = 0; place < 6; place += 1) {
    const counts = Array.from({ length: 10 }, () => 0);
    for (const code of codes) {
      const digit = Number(code[place]);
      counts[digit] = (counts[digit] ?? 0) + 1;
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0);
    expect(chiSquare, `place ${place}`).toBeLessThan(CRITICAL_VALUE);
  }
  // About fifty collisions are expected in ten thousand of a million codes.
  expect(new Set(codes).size).toBeGreaterThan(9_900);
});
