import { Card } from "@/components/ui/card";
import type { TradeSummary } from "@/lib/trades/schema";
import { TradeRow } from "./trade-row";

/** Trades as lines of a card; `now` is the time of the read. */
export const TradeList = ({ label, trades, now }: { label: string; trades: TradeSummary[]; now: Date }) => (
  <Card aria-label={label}>
    <ul className="divide-y divide-line">
      {trades.map((trade) => (
        <TradeRow key={trade.id} trade={trade} now={now} />
      ))}
    </ul>
  </Card>
);
