import { Card } from "@/components/ui/card";
import type { TradeSummary } from "@/lib/trades/schema";
import { TradeRow } from "./trade-row";

const heading = "px-3 py-2.5 text-left text-sm font-medium text-muted first:pl-5 last:pr-5";

/** Trades as a table, and on a phone one below the other; `now` is the time of the read. */
export const TradeList = ({ label, trades, now }: { label: string; trades: TradeSummary[]; now: Date }) => (
  <Card aria-label={label}>
    <table className="w-full max-md:block">
      <thead className="border-b border-line max-md:sr-only">
        <tr>
          <th scope="col" className={heading}>
            Trade
          </th>
          <th scope="col" className={heading}>
            Status
          </th>
          <th scope="col" className={`${heading} max-lg:hidden`}>
            Progress
          </th>
          <th scope="col" className={heading}>
            Time
          </th>
          <th scope="col" className={`${heading} text-right`}>
            Price
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line max-md:block">
        {trades.map((trade) => (
          <TradeRow key={trade.id} trade={trade} now={now} />
        ))}
      </tbody>
    </table>
  </Card>
);
