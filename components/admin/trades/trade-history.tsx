import { Timeline } from "@/components/ui/timeline";
import { formatDay } from "@/lib/kernel/time-format";
import { historyOf } from "@/lib/trades/outages/views";
import type { TradeView } from "@/lib/trades/schema";
import { sentenceOf } from "@/lib/trades/sentences";
import { tradeStateNames } from "./trade-state";

/** Every move of a trade: who, what, and the state it led to. */
export function TradeHistory({ trade }: { trade: TradeView }) {
  return (
    <Timeline
      entries={historyOf(trade.moves, trade.stops, (entry) => ({
        id: String(entry.sequence),
        at: new Date(entry.at),
        text: sentenceOf(entry, trade),
        detail: [formatDay(new Date(entry.at)), tradeStateNames[entry.toState].toLowerCase(), entry.note]
          .filter(Boolean)
          .join(" · "),
      }))}
    />
  );
}
