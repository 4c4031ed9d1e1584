import type { Network } from "@/lib/assets/airtime/networks";
import { kobo } from "@/lib/money/format";
import { firstSettings } from "@/lib/offers/first-settings";
import type { Draw } from "./random";

/** Naira of airtime, and how often. */
const faces: readonly (readonly [bigint, number])[] = [
  [100n, 2],
  [200n, 5],
  [500n, 13],
  [1_000n, 20],
  [1_500n, 6],
  [2_000n, 15],
  [2_500n, 4],
  [3_000n, 8],
  [5_000n, 14],
  [7_500n, 2],
  [10_000n, 6],
  [15_000n, 1.6],
  [20_000n, 1.5],
  [30_000n, 0.5],
  [50_000n, 0.3],
];

/** What airtime of a operator usually costs, in percent of its face value. */
const usual: Record<Network, number> = { MTN: 89, AIRTEL: 87, GLO: 83, T2: 79 };

/** As much of a face value, in kobo, as is sold in one transfer. */
export function inOneTransfer(operator: Network, faceMinor: bigint): bigint {
  const most = firstSettings.networks[operator].highestMinor;
  return most !== undefined && faceMinor > most ? most : faceMinor;
}

/** A face value in kobo, as people ask for them: of what is sold in one transfer. */
export const drawFace = (operator: Network, draw: Draw): bigint =>
  inOneTransfer(operator, kobo(draw.weighted(faces)));

/** Kobo, in whole naira, and tens of them from a thousand on: the more at once, the cheaper; some need money today. */
export function askedPrice(operator: Network, faceMinor: bigint, offset: number, draw: Draw): bigint {
  const size = faceMinor >= 10_000_00n ? 3 : faceMinor <= 500_00n ? -3 : 0;
  const hurry = draw.chance(0.06) ? 7 + draw.share() * 10 : 0;
  const usually = usual[operator] + offset - size + (draw.share() + draw.share() - 1) * 9;
  const percent = Math.min(98, Math.max(58, usually - hurry));
  const price = (Number(faceMinor) * percent) / 100;
  const step = faceMinor >= 1_000_00n ? 1_000 : 100;
  return BigInt(Math.round(price / step) * step);
}
