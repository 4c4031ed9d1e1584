import Link from "next/link";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ArrowUpRightIcon, LockIcon, PlusIcon } from "@/components/ui/icons";
import { Money } from "@/components/ui/money";

type HomeBalanceProps = {
  /** Kobo. */
  availableMinor: bigint;
  heldMinor: bigint;
  /** How many trades hold it. */
  trades: number;
  className?: string;
};

/** What can be spent beside what is in escrow, and the two ways for money. */
export function HomeBalance({ availableMinor, heldMinor, trades, className = "" }: HomeBalanceProps) {
  return (
    <Card aria-label="Balance" className={`p-5 ${className}`}>
      <div className="flex items-center justify-between gap-4 text-sm">
        <p className="text-muted">Available</p>
        <Link
          href="/wallet"
          prefetch={false}
          className="inline-flex min-h-8 items-center font-semibold text-primary-ink hover:underline"
        >
          Open wallet
        </Link>
      </div>
      <Money
        minor={availableMinor}
        className="fig mt-1 block text-[clamp(1.75rem,9vw,2.25rem)] leading-none"
      />
      {heldMinor > 0n && (
        <>
          <ShareBar part={availableMinor} whole={availableMinor + heldMinor} />
          <p className="mt-2.5 flex items-center justify-between gap-4 text-sm">
            <span className="flex items-center gap-1.5 text-muted">
              <LockIcon size={16} className="text-wait" /> In escrow, {trades}{" "}
              {trades === 1 ? "trade" : "trades"}
            </span>
            <Money minor={heldMinor} compact className="fig text-base" />
          </p>
        </>
      )}
      <div className="mt-4 grid grid-cols-2 gap-2.5">
        <ButtonLink href="/wallet/fund" kind="quiet" size="small">
          <PlusIcon size={18} /> Add money
        </ButtonLink>
        <ButtonLink href="/wallet/withdraw" kind="quiet" size="small">
          <ArrowUpRightIcon size={18} /> Withdraw
        </ButtonLink>
      </div>
    </Card>
  );
}

const WIDTH = 256;
const GAP = 4;

/** Two parts of one sum side by side. Decoration: both sums are written beside it. */
function ShareBar({ part, whole }: { part: bigint; whole: bigint }) {
  const first = Number((part * BigInt(WIDTH - GAP)) / whole);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} 8`}
      preserveAspectRatio="none"
      className="mt-4 h-2 w-full rounded-full"
      aria-hidden
    >
      <rect width={first} height={8} fill="var(--c1)" />
      <rect
        x={first > 0 ? first + GAP : 0}
        width={WIDTH - (first > 0 ? first + GAP : 0)}
        height={8}
        fill="var(--c3)"
      />
    </svg>
  );
}
