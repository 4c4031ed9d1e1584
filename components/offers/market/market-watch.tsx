"use client";
import { later } from "@/components/ui/later";
import type { MarketWatchProps } from "./market-changes";

/** Keeps the list of offers up to date once the page is loaded. */
export const MarketWatch = later<MarketWatchProps>(
  async () => (await import("./market-changes")).MarketChanges,
);
