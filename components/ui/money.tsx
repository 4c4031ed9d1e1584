import type { Currency } from "@/lib/money/currencies";
import { HOME } from "@/lib/money/currencies";
import { formatMinor } from "@/lib/money/format";

/** An amount, in digits of one width. `minor` in kobo; `compact` leaves out kobo that are zero. */
export function Money({
  minor,
  currency = HOME,
  compact = false,
  className = "",
}: {
  minor: bigint;
  currency?: Currency;
  compact?: boolean;
  className?: string;
}) {
  return (
    <span className={`whitespace-nowrap tabular-nums ${className}`}>
      {formatMinor(minor, currency, { compact })}
    </span>
  );
}
