"use client";
import { later } from "@/components/ui/later";
import type { MarketWatchProps } from "./market-changes";

/** Keeps the list of offers true once the page stands. */
export const MarketWatch = later<MarketWatchProps>(
  async () => (await import("./market-changes")).MarketChanges,
);
