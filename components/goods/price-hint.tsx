import { type PriceHint as Hint, standing } from "@/lib/catalog/queries/price-range";
import { formatPercent, naira } from "@/lib/money/format";

type PriceHintProps = {
  hint: Hint;
  /** In kobo; null as long as none is typed. */
  priceMinor: bigint | null;
  /** Whose price it is. */
  of: "yours" | "this";
};

const says = {
  yours: { less: "Yours is below most.", same: "Yours is in line.", more: "Yours is above most." },
  this: {
    less: "This one is below most.",
    same: "This one is in line.",
    more: "This one is above most.",
  },
} as const;

/** What similar things cost, and where this price stands among them. */
export const PriceHint = (props: PriceHintProps) => (
  <div className="text-sm">
    <Band {...props} />
    <p className="mt-1.5 text-muted">
      <PriceHintLine {...props} />
    </p>
  </div>
);

/** The same in one sentence. */
export function PriceHintLine({ hint, priceMinor, of }: PriceHintProps) {
  const { lowMinor, highMinor, listings } = hint;
  const span =
    lowMinor === highMinor ? `about ${naira(lowMinor)}` : `${naira(lowMinor)} to ${naira(highMinor)}`;
  return (
    <>
      Similar ones cost <span className="whitespace-nowrap">{span}</span>.{" "}
      {priceMinor !== null && (
        <span className="font-medium text-ink">{says[of][standing(priceMinor, hint)]}</span>
      )}
      <span className="sr-only"> Half of {listings} listings are in between.</span>
    </>
  );
}

/** Where the middle half lies on the scale, in basis points: a third of it on either side. */
const LEFT = 3_333;
const RIGHT = 6_667;

function Band({ hint, priceMinor }: Pick<PriceHintProps, "hint" | "priceMinor">) {
  const low = BigInt(hint.lowMinor);
  const wide = BigInt(hint.highMinor) - low || low / 4n || 1n;
  const at =
    priceMinor === null
      ? undefined
      : Math.min(9_700, Math.max(300, LEFT + Number(((priceMinor - low) * BigInt(RIGHT - LEFT)) / wide)));
  return (
    <svg aria-hidden width="100%" height="16" className="block overflow-visible">
      <rect y="5" width="100%" height="6" rx="3" className="fill-line" />
      <rect
        x={formatPercent(LEFT)}
        y="5"
        width={formatPercent(RIGHT - LEFT)}
        height="6"
        rx="3"
        className="fill-primary opacity-45"
      />
      {at !== undefined && (
        <circle
          cx={formatPercent(at)}
          cy="8"
          r="6"
          className="fill-primary stroke-surface"
          strokeWidth="2.5"
        />
      )}
    </svg>
  );
}
