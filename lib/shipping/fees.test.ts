import fc from "fast-check";
import { expect, test } from "vitest";
import { states } from "@/lib/geo/states";
import { kobo } from "@/lib/money/format";
import { deliveryFee, type ParcelLine, type Place, type Strategy, zoneOf } from "./fees";

const ikeja: Place = { state: "LA", lga: "Ikeja" };
const lekki: Place = { state: "LA", lga: "Eti-Osa" };
const ibadan: Place = { state: "OY", lga: "Ibadan North" };
const kano: Place = { state: "KN", lga: "Nassarawa" };

const line = (strategy: Strategy, given: Partial<ParcelLine> = {}): ParcelLine => ({
  strategy,
  pieces: 1,
  grams: 500,
  total: kobo(10_000),
  ...given,
});
const flat = (base: number, extra = 0): Strategy => ({ by: "FLAT", base: kobo(base), extra: kobo(extra) });
const byZone: Strategy = {
  by: "ZONE",
  zones: { lga: kobo(1_500), state: kobo(2_500), region: kobo(4_000), country: null },
  extra: kobo(300),
};

test.each<[string, Place, Place]>([
  ["lga", ikeja, ikeja],
  ["state", ikeja, lekki],
  ["region", ikeja, ibadan],
  ["country", ikeja, kano],
])("%s", (zone, from, to) => {
  expect(zoneOf(from, to)).toBe(zone);
  expect(zoneOf(to, from)).toBe(zone);
});

test.each<[string, ParcelLine[], Place, bigint | null]>([
  ["a flat fee", [line(flat(2_000))], kano, kobo(2_000)],
  ["a flat fee and what two more pieces cost", [line(flat(2_000, 500), { pieces: 3 })], kano, kobo(3_000)],
  ["by zone", [line(byZone)], ibadan, kobo(4_000)],
  ["where the seller does not send", [line(byZone)], kano, null],
  ["one line is not sent there", [line(flat(2_000)), line(byZone)], kano, null],
  [
    "the dearest line, and one more piece for the other",
    [line(byZone), line(flat(2_000, 200))],
    lekki,
    kobo(2_500 + 200),
  ],
  [
    "free from a sum, all pieces",
    [line({ by: "FREE_FROM", from: kobo(10_000), base: kobo(2_000), extra: kobo(400) }, { pieces: 4 })],
    kano,
    0n,
  ],
  [
    "below that sum",
    [line({ by: "FREE_FROM", from: kobo(10_001), base: kobo(2_000), extra: kobo(400) }, { pieces: 2 })],
    kano,
    kobo(2_400),
  ],
  [
    "a band of weight",
    [
      line(
        {
          by: "WEIGHT",
          bands: [
            { upToGrams: 1_000, base: kobo(1_500) },
            { upToGrams: 5_000, base: kobo(3_500) },
          ],
          extra: 0n,
        },
        { pieces: 3 },
      ),
    ],
    kano,
    kobo(3_500),
  ],
  [
    "too heavy",
    [line({ by: "WEIGHT", bands: [{ upToGrams: 1_000, base: kobo(1_500) }], extra: 0n }, { pieces: 3 })],
    kano,
    null,
  ],
  ["nothing to send", [], kano, null],
])("%s", (_, lines, to, fee) => {
  expect(deliveryFee(lines, ikeja, to)).toBe(fee);
});

const anyPlace = fc
  .constantFrom(...states)
  .chain(({ code: state, lgas }) => fc.constantFrom(...lgas).map((lga) => ({ state, lga })));
const amount = fc.bigInt(0n, kobo(50_000));
const anyStrategy = fc.oneof(
  fc.record({ by: fc.constant("FLAT" as const), base: amount, extra: amount }),
  fc.record({ by: fc.constant("FREE_FROM" as const), from: amount, base: amount, extra: amount }),
  fc.record({
    by: fc.constant("ZONE" as const),
    zones: fc.record({
      lga: fc.option(amount),
      state: fc.option(amount),
      region: fc.option(amount),
      country: fc.option(amount),
    }),
    extra: amount,
  }),
);
const anyLine = fc.record({
  strategy: anyStrategy,
  pieces: fc.integer({ min: 1, max: 9_999 }),
  grams: fc.integer({ min: 1, max: 30_000 }),
  total: amount,
});

test("a parcel costs at least what its dearest piece does alone, in whatever order its lines stand", () => {
  fc.assert(
    fc.property(fc.array(anyLine, { minLength: 1, maxLength: 20 }), anyPlace, anyPlace, (lines, from, to) => {
      const fee = deliveryFee(lines, from, to);
      const firstPieces = lines.map((one) => deliveryFee([{ ...one, pieces: 1 }], from, to));
      if (fee === null) expect(firstPieces).toContain(null);
      else for (const one of firstPieces) expect(fee >= (one ?? -1n)).toBe(true);
      expect(deliveryFee(lines.toReversed(), from, to)).toBe(fee);
    }),
  );
});
