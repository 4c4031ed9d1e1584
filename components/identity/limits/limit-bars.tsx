import type { ReactNode } from "react";
import type { OwnLimits, UsedLimit } from "@/lib/identity";
import { naira } from "@/lib/money/format";

/** From this share on a bar warns. */
const NEARLY_FULL = 0.65;

const count = (amount: bigint) => amount.toString();

/** How much of each limit is used, as bars. */
export const LimitBars = ({ limits: { traded, payouts, openOffers } }: { limits: OwnLimits }) => (
  <ul className="grid gap-3.5">
    <LimitBar name="Trading today" limit={traded} write={naira} />
    <LimitBar name="Withdrawals today" limit={payouts} write={count} />
    <LimitBar name="Open offers" limit={openOffers} write={count} />
  </ul>
);

type LimitBarProps = { name: string; limit: UsedLimit; write: (amount: bigint) => ReactNode };

function LimitBar({ name, limit: { used, most }, write }: LimitBarProps) {
  const share = most === 0n ? 1 : Math.min(1, Number(used) / Number(most));
  return (
    <li>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>{name}</span>
        <span className="text-muted tabular-nums">
          <span className="fig text-ink">{write(used)}</span> of {write(most)}
        </span>
      </p>
      <svg
        aria-hidden
        viewBox="0 0 320 8"
        preserveAspectRatio="none"
        className="mt-1.5 h-2 w-full rounded-full"
      >
        <rect width="320" height="8" className="fill-grid" />
        <rect
          width={used === 0n ? 0 : Math.max(5, share * 320)}
          height="8"
          rx="4"
          className={share >= NEARLY_FULL ? "fill-[var(--c3)]" : "fill-[var(--c1)]"}
        />
      </svg>
    </li>
  );
}
