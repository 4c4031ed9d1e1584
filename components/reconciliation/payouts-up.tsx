import { Card } from "@/components/ui/card";
import { formatDay } from "@/lib/kernel/time-format";
import { formatPercent } from "@/lib/money/format";

/** The share of the time in which payouts went out. Rounded down: 100% is said only where it is true. */
export function PayoutsUp({ up, since }: { up: number; since: Date }) {
  return (
    <Card className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 p-5">
      <h2 className="text-lg">Withdrawals, last 90 days</h2>
      <p className="fig text-2xl">{formatPercent(Math.floor(up * 10_000))}</p>
      <p className="w-full text-muted">Uptime since {formatDay(since)}</p>
    </Card>
  );
}
