import { buttonClass } from "@/components/ui/button-class";
import { naira, typedNaira } from "@/lib/money/format";
import type { PriceBar as CountedBar } from "@/lib/search/engine";
import { type ListingFilter, listingQuery } from "@/lib/search/schema";
import type { ResultsOf } from "./results-address";
import { resultsHref } from "./results-address";

export type PriceFacetProps = {
  of: ResultsOf;
  price: {
    /** The lowest and highest among the results, in kobo. */
    range: { minMinor: bigint; maxMinor: bigint } | undefined;
    /** How many results each part of the range has, from the cheapest. */
    bars: PriceBar[];
  };
};

export type PriceBar = CountedBar & { isWithin: boolean };

/** The bars with those marked that the bounds take in; none where all cost the same. */
export function barsWithin(
  bars: readonly CountedBar[] = [],
  { minPrice = "0", maxPrice }: Partial<Pick<ListingFilter, "minPrice" | "maxPrice">>,
): PriceBar[] {
  if (bars.filter(({ count }) => count > 0).length < 2) return [];
  const isWithin = ({ fromMinor, toMinor }: CountedBar) =>
    toMinor >= BigInt(minPrice) && (maxPrice === undefined || fromMinor <= BigInt(maxPrice));
  return bars.map((bar) => ({ ...bar, isWithin: isWithin(bar) }));
}

/** How many there are at each price, and the two bounds to type. */
export function PriceFacet({ of, price }: PriceFacetProps) {
  const { minPrice: _min, maxPrice: _max, cursor: _cursor, ...others } = listingQuery(of.filter);
  const action = resultsHref(of, {}).split("?")[0] ?? "/goods";
  return (
    <form method="get" action={action} aria-label="Price">
      {Object.entries(others).map(([name, value]) =>
        name === "category" && !of.storePath ? null : (
          <input key={name} type="hidden" name={name} value={value} />
        ),
      )}
      <PriceBars bars={price.bars} />
      <PriceFields of={of} range={price.range} />
      <button type="submit" className={`${buttonClass({ kind: "quiet", size: "small", wide: true })} mt-2`}>
        Set price
      </button>
    </form>
  );
}

/** The two bounds, in naira. */
export function PriceFields({
  of: { filter },
  range,
}: {
  of: ResultsOf;
  range: PriceFacetProps["price"]["range"];
}) {
  const { minPrice, maxPrice } = filter;
  return (
    <div className="flex items-center gap-2 text-sm">
      <PriceField name="min" label="Lowest price in naira" given={minPrice} hint={range?.minMinor} />
      <span className="text-muted">to</span>
      <PriceField name="max" label="Highest price in naira" given={maxPrice} hint={range?.maxMinor} />
    </div>
  );
}

type PriceFieldProps = { name: string; label: string; given: string | undefined; hint: bigint | undefined };

const PriceField = ({ name, label, given, hint }: PriceFieldProps) => (
  <span className="relative min-w-0 flex-1">
    <span aria-hidden className="absolute top-0 left-3 flex h-full items-center">
      ₦
    </span>
    <input
      name={name}
      inputMode="numeric"
      autoComplete="off"
      maxLength={16}
      aria-label={label}
      defaultValue={given ? typedNaira(BigInt(given)) : ""}
      placeholder={hint === undefined ? undefined : naira(hint).slice(1)}
      className="h-11 w-full rounded-field border border-line bg-surface pr-2 pl-7 tabular-nums placeholder:text-muted hover:border-edge"
    />
  </span>
);

const WIDTH = 12;
const HEIGHT = 44;

/** Bars as high as there are results; those within the bounds are green. */
export function PriceBars({ bars, className = "" }: { bars: readonly PriceBar[]; className?: string }) {
  const most = Math.max(...bars.map(({ count }) => count), 1);
  if (bars.length === 0) return null;
  return (
    <>
      <span className="sr-only">{barsInWords(bars)}</span>
      <svg
        aria-hidden
        viewBox={`0 0 ${bars.length * WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className={`mb-2 block h-11 w-full ${className}`}
      >
        {bars.map(({ fromMinor, count, isWithin }, at) => {
          const height = count === 0 ? 1.5 : Math.max(4, (count / most) * HEIGHT);
          return (
            <rect
              key={String(fromMinor)}
              x={at * WIDTH + 1}
              y={HEIGHT - height}
              width={WIDTH - 2}
              height={height}
              rx={2}
              className={isWithin && count > 0 ? "fill-primary" : "fill-line"}
            />
          );
        })}
      </svg>
    </>
  );
}

/** `Most cost ₦15,000 to ₦40,000` */
function barsInWords(bars: readonly PriceBar[]): string {
  const [first] = bars.toSorted((a, b) => b.count - a.count);
  return first ? `Most cost ${naira(first.fromMinor)} to ${naira(first.toMinor)}` : "Prices";
}
