import { Refusal, refusals } from "@/lib/kernel/refusal";
import { naira } from "@/lib/money/format";

/** The price of airtime lies between these shares of the face value, in basis points: the setting 'airtime_price'. */
export interface PriceBand {
  leastBps: number;
  mostBps: number;
}

/** What may be offered at all, in kobo of face value. */
export const faceValueBand = { lowest: 100_00n, highest: 1_000_000_00n } as const;

export const airtimeRefusals = refusals({
  price_outside_band: {
    status: 422,
    field: "price",
    says: (d) =>
      `For this amount of airtime, the price must be between ${naira(d.lowestMinor as string)} and ${naira(d.highestMinor as string)}.`,
  },
  face_value_outside_band: {
    status: 422,
    field: "faceValue",
    says: "Enter between ₦100 and ₦1,000,000 of airtime.",
  },
});

/** Price as basis points of the face value, rounded to the nearest: what offers are sorted by. */
export function rateBpsOf(priceMinor: bigint, faceValueMinor: bigint): number {
  return Number((priceMinor * 10_000n + faceValueMinor / 2n) / faceValueMinor);
}

/** The lowest and the highest price of an amount of airtime, in kobo. */
export const pricesWithin = ({ leastBps, mostBps }: PriceBand, faceValueMinor: bigint) => ({
  lowest: (faceValueMinor * BigInt(leastBps) + 9_999n) / 10_000n,
  highest: (faceValueMinor * BigInt(mostBps)) / 10_000n,
});

/** Why this price is no price for this amount, if it is not: face_value_outside_band, or price_outside_band. In kobo. */
export function priceRefusal(
  band: PriceBand,
  priceMinor: bigint,
  faceValueMinor: bigint,
): Refusal | undefined {
  if (faceValueMinor < faceValueBand.lowest || faceValueMinor > faceValueBand.highest) {
    return new Refusal(airtimeRefusals.face_value_outside_band);
  }
  const { lowest, highest } = pricesWithin(band, faceValueMinor);
  if (priceMinor >= lowest && priceMinor <= highest) return undefined;
  return new Refusal(airtimeRefusals.price_outside_band, {
    lowestMinor: lowest.toString(),
    highestMinor: highest.toString(),
  });
}
