import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { queryOne, sql } from "@/lib/kernel/db";
import { type TestApp, testApp } from "@/lib/testing/world";
import { vatWithin } from "./vat";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test.each([
  // 107.50 includes 7.50; 1,000.00 includes 69.767..., 40,000.00 includes 2,790.697...
  [107_50n, 750, 7_50n],
  [1_000_00n, 750, 69_77n],
  [40_000_00n, 750, 2_790_70n],
  [1n, 750, 0n],
  [7n, 750, 0n],
  [8n, 750, 1n],
  [0n, 750, 0n],
  [40_000_00n, 0, 0n],
  // Half a kobo is rounded up.
  [3n, 2_000, 1n],
])("%s kobo at %s basis points includes %s", (amount, bps, vat) => {
  expect(vatWithin(amount, bps)).toBe(vat);
});

const amounts = fc.bigInt({ min: 0n, max: 9_000_000_000_000_00n });
const rates = fc.integer({ min: 0, max: 5_000 });

test("VAT is never more than its amount, and is within half a kobo of the exact share", () => {
  fc.assert(
    fc.property(amounts, rates, (amount, bps) => {
      const vat = vatWithin(amount, bps);
      const [whole, part] = [BigInt(10_000 + bps), BigInt(bps)];
      expect(vat >= 0n && vat <= amount).toBe(true);
      const off = 2n * (vat * whole - amount * part);
      expect(off <= whole && off > -whole).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("PostgreSQL works out the same", async () => {
  const cases = fc.sample(fc.tuple(amounts, rates), 500);
  const row = await queryOne<{ vats: bigint[] }>(sql`
    select array_agg(vat_within(amount, bps) order by n) as vats
    from unnest(${cases.map(([amount]) => amount)}::bigint[], ${cases.map(([, bps]) => bps)}::int[]) with ordinality as c (amount, bps, n)`);
  expect(row?.vats.map(BigInt)).toEqual(cases.map(([amount, bps]) => vatWithin(amount, bps)));
});
