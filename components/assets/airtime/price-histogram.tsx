import { formatPercent } from "@/lib/money/format";
import type { RateBar } from "@/lib/offers";
import type { OfferDraft } from "./draft";
import { networkNames } from "./network-mark";

/** As `RATE_STEP_BPS` of lib/offers, which browsers cannot import. */
const STEP_BPS = 200;
const HEIGHT = 36;
const BAR = 10;

type PriceHistogramProps = { draft: OfferDraft; rates: readonly RateBar[] };

/** How the open offers of the chosen network are priced, and where this one stands among them. */
export function PriceHistogram({ draft, rates }: PriceHistogramProps) {
  const { network } = draft;
  const bars = rates.filter(({ listedUnder }) => listedUnder === network);
  const [first, last] = [bars[0], bars.at(-1)];
  if (!network || !first || !last) return null;
  const own = ownBpsOf(draft);
  const lowest = Math.min(first.fromBps, own ?? first.fromBps);
  const highest = Math.max(last.fromBps, own ?? last.fromBps);
  const count = (highest - lowest) / STEP_BPS + 1;
  const tallest = Math.max(...bars.map(({ offers }) => offers));
  return (
    <figure className="grid gap-2 rounded-inset bg-ground p-4">
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${count * BAR} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-16 w-full"
      >
        {own !== undefined && (
          <rect
            x={((own - lowest) / STEP_BPS) * BAR}
            y={0}
            width={BAR}
            height={HEIGHT}
            className="fill-primary-soft"
          />
        )}
        {bars.map(({ fromBps, offers }) => {
          const height = Math.max(1, (offers / tallest) * HEIGHT);
          return (
            <rect
              key={fromBps}
              x={((fromBps - lowest) / STEP_BPS) * BAR + 1}
              y={HEIGHT - height}
              width={BAR - 2}
              height={height}
              className={fromBps === own ? "fill-primary" : "fill-muted"}
            />
          );
        })}
      </svg>
      <figcaption className="text-sm text-muted">{wordsOf(networkNames[network], bars, own)}</figcaption>
    </figure>
  );
}

/** Where the bar begins that this price is in, in basis points of the worth; undefined while either is missing. */
export function ownBpsOf({ faceValueMinor, priceMinor }: OfferDraft): number | undefined {
  if (!faceValueMinor || !priceMinor) return undefined;
  const bps = Number((priceMinor * 10_000n) / faceValueMinor);
  return bps > 20_000 ? undefined : Math.floor(bps / STEP_BPS) * STEP_BPS;
}

/** The same in words. */
export function wordsOf(name: string, bars: readonly RateBar[], own: number | undefined): string {
  const sum = (of: readonly RateBar[]) => of.reduce((total, { offers }) => total + offers, 0);
  const all = sum(bars);
  const range = ({ fromBps }: { fromBps: number }) =>
    `${formatPercent(fromBps)} to ${formatPercent(fromBps + STEP_BPS)}`;
  const usual = bars.reduce((most, bar) => (bar.offers > most.offers ? bar : most));
  const open = `${all} open ${name} ${all === 1 ? "offer" : "offers"}, most at ${range(usual)} of the value.`;
  if (own === undefined) return open;
  const cheaper = sum(bars.filter(({ fromBps }) => fromBps < own));
  return `${open} ${cheaper === 0 ? "None is cheaper than yours." : `${cheaper} ${cheaper === 1 ? "is" : "are"} cheaper than yours.`}`;
}
