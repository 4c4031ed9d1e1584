import { formatPercent } from "@/lib/money/format";

/** How much less than the face value one pays, in basis points, rounded down to a whole percent so that it never flatters. */
export function discountBps(faceValueMinor: bigint, priceMinor: bigint): number {
  if (priceMinor >= faceValueMinor) return 0;
  return Number(((faceValueMinor - priceMinor) * 100n) / faceValueMinor) * 100;
}

/** What 100 naira of airtime cost here, in kobo, rounded half up. */
export function pricePerHundredMinor(faceValueMinor: bigint, priceMinor: bigint): bigint {
  const hundredNaira = 10_000n;
  return (2n * priceMinor * hundredNaira + faceValueMinor) / (2n * faceValueMinor);
}

/** A rate in basis points to a tenth of a percent: `98.6%`, `80%`. Rounded down: 99.99% is not 100%. */
export const formatRate = (bps: number): string => formatPercent(Math.floor(bps / 10) * 10);
