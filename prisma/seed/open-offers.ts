import { airtimeOf } from "@/lib/assets/airtime/example";
import type { Network } from "@/lib/assets/airtime/networks";
import { after, DAY, HOUR } from "@/lib/kernel/clock";
import { kobo } from "@/lib/money/format";
import { publishOffer } from "@/lib/offers";
import type { Act } from "./acts";
import { actorOf, type Name } from "./people";
import type { SeedClock } from "./seed-clock";

/** Seller, operator, naira of airtime, price in percent of it, hours since it was published, hours that are left. */
type Shown = [seller: Name, operator: Network, face: bigint, percent: bigint, since: number, left: number];

const shown: readonly Shown[] = [
  ["bayo", "MTN", 5_000n, 83n, 3, 30],
  ["bayo", "MTN", 1_000n, 90n, 5, 52],
  ["bayo", "AIRTEL", 10_000n, 81n, 9, 75],
  ["bayo", "GLO", 2_000n, 85n, 20, 26],
  ["bayo", "MTN", 20_000n, 84n, 26, 140],
  ["ngozi", "MTN", 10_000n, 86n, 2, 48],
  ["ngozi", "MTN", 3_000n, 88n, 7, 60],
  ["ngozi", "AIRTEL", 5_000n, 85n, 13, 110],
  ["ngozi", "T2", 2_500n, 80n, 31, 96],
  ["hauwa", "MTN", 50_000n, 82n, 4, 200],
  ["hauwa", "AIRTEL", 30_000n, 80n, 8, 160],
  ["hauwa", "GLO", 25_000n, 76n, 22, 240],
  ["hauwa", "MTN", 100_000n, 81n, 44, 320],
  ["hauwa", "T2", 15_000n, 74n, 50, 90],
  ["emeka", "GLO", 4_000n, 78n, 1, 36],
  ["emeka", "GLO", 1_500n, 82n, 6, 70],
  ["emeka", "MTN", 7_500n, 87n, 15, 44],
  ["emeka", "AIRTEL", 2_000n, 89n, 28, 100],
  ["ibrahim", "AIRTEL", 8_000n, 83n, 2, 28],
  ["ibrahim", "AIRTEL", 1_000n, 92n, 10, 66],
  ["ibrahim", "T2", 6_000n, 72n, 18, 130],
  ["ibrahim", "MTN", 12_000n, 85n, 35, 180],
  ["folake", "MTN", 500n, 94n, 3, 32],
  ["folake", "GLO", 3_000n, 79n, 12, 58],
  ["folake", "T2", 1_000n, 70n, 24, 84],
  ["tunde", "MTN", 2_000n, 91n, 5, 40],
  ["tunde", "AIRTEL", 4_500n, 84n, 16, 72],
  ["sade", "GLO", 5_000n, 77n, 2, 50],
  ["sade", "MTN", 1_500n, 93n, 11, 64],
  ["sade", "T2", 800n, 68n, 27, 120],
  ["uche", "MTN", 6_000n, 89n, 6, 54],
];

/** What the market shows when the demo begins: every operator, prices from low to nearly full. */
export function openOfferActs({ present }: SeedClock): Act[] {
  return shown.map(([seller, operator, face, percent, since, left], at) => {
    const offer = {
      ...airtimeOf(kobo(face), operator),
      priceMinor: face * percent,
      expiresAt: after(present, Math.min(left * HOUR, 30 * DAY - since * HOUR)),
    };
    const run = () => publishOffer(actorOf(seller), `seed:open-${at}:publish`, offer);
    return { at: after(present, -since * HOUR), run };
  });
}
