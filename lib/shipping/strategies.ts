/** How a fee can be reckoned, in the order in which a seller chooses. */
export const strategies = ["FLAT", "ZONE", "WEIGHT", "FREE_FROM"] as const;
export type StrategyKind = (typeof strategies)[number];

export const isStrategy = (given: unknown): given is StrategyKind => strategies.some((one) => one === given);

/** Bands of weight that a way to send has at most. */
export const MOST_BANDS = 10;

/** How far it goes, the nearest first. */
export const zones = ["lga", "state", "region", "country"] as const;
export type Zone = (typeof zones)[number];
