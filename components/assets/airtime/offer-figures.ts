/** How much less than the face value one pays, in whole percent, rounded down so that it never flatters. */
export function discountPercent(faceValueMinor: bigint, priceMinor: bigint): number {
  if (priceMinor >= faceValueMinor) return 0;
  return Number(((faceValueMinor - priceMinor) * 100n) / faceValueMinor);
}

/** What 100 naira of airtime cost here, in kobo, rounded half up. */
export function pricePerHundredMinor(faceValueMinor: bigint, priceMinor: bigint): bigint {
  const hundredNaira = 10_000n;
  return (2n * priceMinor * hundredNaira + faceValueMinor) / (2n * faceValueMinor);
}

/** A rate in basis points as a percentage: `98.6%`, `100%`. Rounded down: 99.99 % is not 100 %. */
export function formatRate(bps: number): string {
  const tenths = Math.floor(bps / 10);
  return tenths === 1000 ? "100%" : `${Math.floor(tenths / 10)}.${tenths % 10}%`;
}
