import type { KeyedPlan } from "@/lib/kernel/commit";

/** One thing that somebody does by a command of the app, and when. */
export interface Act {
  at: Date;
  run: () => Promise<unknown>;
}

/** One thing that is decided without asking the database, and committed with many others in one round trip. */
export interface PlannedAct {
  at: Date;
  decide: () => KeyedPlan;
}

/** The order in which they happened; what is done at one moment keeps the order it was planned in. */
export const inOrder = <Some extends { at: Date }>(acts: readonly Some[]): Some[] =>
  acts.toSorted((a, b) => a.at.getTime() - b.at.getTime());
