import "server-only";
import { SECOND } from "@/lib/kernel/clock";
import { type MarketFigures, marketFigures } from "../trades";

const KEPT_FOR = 60 * SECOND;

let kept: { figures: Promise<MarketFigures>; at: number } | undefined;

/** The market's figures, at most a minute old: everybody sees the same, and a crowd asks the database once. */
export function recentMarketFigures(): Promise<MarketFigures> {
  if (kept && performance.now() - kept.at < KEPT_FOR) return kept.figures;
  const figures = marketFigures();
  kept = { figures, at: performance.now() };
  figures.catch(() => {
    kept = undefined; // a failure is not worth keeping
  });
  return figures;
}
