import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { formatPercent, naira } from "@/lib/money/format";
import { type Sales, type SalesDays, salesDays } from "@/lib/sales/schema";

export const dashboardPath = (days: SalesDays): string =>
  days === 30 ? "/sell/dashboard" : `/sell/dashboard?days=${days}`;

/** What was sold in a period, against the one before. */
export function SoldCard({ sales: { days, now, before } }: { sales: Sales }) {
  return (
    <Card className="p-5">
      <nav aria-label="Period" className="mb-3 flex flex-wrap gap-2">
        {salesDays.map((each) => (
          <Chip key={each} href={dashboardPath(each)} current={each === days}>
            {each} days
          </Chip>
        ))}
      </nav>
      <h2 className="font-sans text-sm font-normal tracking-normal text-muted">Sold in {days} days</h2>
      <p className="fig mt-1 text-[clamp(1.625rem,8.5vw,2rem)] leading-none font-semibold whitespace-nowrap">
        {naira(now.gross.minor)}
      </p>
      <p className="mt-2 text-sm text-muted">
        <Change now={BigInt(now.gross.minor)} before={BigInt(before.gross.minor)} days={days} />
      </p>
      <dl className="mt-4 divide-y divide-line border-t border-line text-sm">
        <Figure term="Orders" now={String(now.orders)} before={String(before.orders)} />
        <Figure term="You receive" now={naira(now.net.minor)} before={naira(before.net.minor)} />
      </dl>
      <p className="mt-2 text-xs text-muted">
        After commission, without delivery. Cancelled orders are left out.
      </p>
    </Card>
  );
}

function Change({ now, before, days }: { now: bigint; before: bigint; days: number }) {
  if (before === 0n)
    return now === 0n ? `Nothing yet, nor in the ${days} days before` : `Nothing in the ${days} days before`;
  const percent = ((now - before) * 100n) / before;
  if (percent === 0n) return `As much as in the ${days} days before`;
  const isMore = percent > 0n;
  return (
    <>
      <span className={isMore ? "font-semibold text-primary-ink" : "font-semibold text-wait"}>
        {formatPercent((isMore ? percent : -percent) * 100n)} {isMore ? "more" : "less"}
      </span>{" "}
      than in the {days} days before
    </>
  );
}

const Figure = ({ term, now, before }: { term: string; now: string; before: string }) => (
  <div className="flex flex-wrap items-baseline justify-between gap-x-3 py-2">
    <dt className="text-muted">{term}</dt>
    <dd className="text-right">
      <span className="fig font-semibold whitespace-nowrap">{now}</span>{" "}
      <span className="text-muted">
        before: <span className="fig whitespace-nowrap">{before}</span>
      </span>
    </dd>
  </div>
);
