import type { OfferState } from "./machine";

/** What each tab of a seller's own offers shows. */
export const ownTabs = {
  live: ["AVAILABLE", "PAUSED"],
  taken: ["IN_ESCROW"],
  ended: ["COMPLETED", "EXPIRED", "WITHDRAWN"],
} as const satisfies Record<string, readonly OfferState[]>;

export type OwnTab = keyof typeof ownTabs;
