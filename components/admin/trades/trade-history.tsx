import { Timeline } from "@/components/ui/timeline";
import { formatDay } from "@/lib/kernel/time-format";
import type { TradeView } from "@/lib/trades/schema";
import { tradeStateNames } from "./trade-state";

/** Every move of a trade: who, what, and the state it led to. */
export function TradeHistory({ moves }: { moves: TradeView["moves"] }) {
  return (
    <Timeline
      entries={moves.map(({ sequence, move, actorRole, toState, note, at }) => ({
        id: String(sequence),
        at: new Date(at),
        text: `${actorRole}: ${move.replaceAll("-", " ")}`,
        detail: [formatDay(new Date(at)), tradeStateNames[toState].toLowerCase(), note]
          .filter(Boolean)
          .join(" · "),
      }))}
    />
  );
}
