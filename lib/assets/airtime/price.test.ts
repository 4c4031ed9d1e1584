import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { priceRefusal, rateBpsOf } from "./price";

const band = { leastBps: 5_000, mostBps: 10_000 };
const kobo = (min: bigint) => fc.bigInt({ min, max: 1_000_000_00n });

describe("a price", () => {
  test("fits exactly between half and all of the face value", () => {
    const holds = fc.property(kobo(1n), kobo(100_00n), (price, face) => {
      const fits = price * 2n >= face && price <= face;
      expect(priceRefusal(band, price, face)?.reason).toBe(fits ? undefined : "price_outside_band");
    });
    fc.assert(holds, { numRuns: 500 });
    expect(rateBpsOf(4_150_00n, 5_000_00n)).toBe(8_300);
  });
});
