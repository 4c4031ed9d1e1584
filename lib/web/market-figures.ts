import "server-only";
import { SECOND } from "@/lib/kernel/clock";
import { type MarketFigures, marketFigures } from "../trades";

const CACHE_MS = 60 * SECOND;

let cached: { figures: Promise<MarketFigures>; at: number } | undefined;

/** The market's figures, cached for a minute. */
export function recentMarketFigures(): Promise<MarketFigures> {
  if (cached && performance.now() - cached.at < CACHE_MS) return cached.figures;
  const figures = marketFigures();
  cached = { figures, at: performance.now() };
  figures.catch(() => {
    cached = undefined; // do not cache a failure
  });
  return figures;
}
