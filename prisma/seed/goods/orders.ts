import type { Name } from "../people";
import type { StoreName } from "./stores";

/** How far an order is when the demo begins, or how it ended. */
export type Stage =
  | "paid"
  | "begun"
  | "asked to cancel"
  | "sent by carrier"
  | "sent by rider"
  | "sent by waybill"
  | "meeting proposed"
  | "meeting agreed"
  | "handed over"
  | "said to have arrived"
  | "completed"
  | "paid by silence"
  | "cancelled by buyer"
  | "cancelled by seller"
  | "lapsed"
  | "disputed"
  | "split";

/** How those have ended that have. */
export const ends: Readonly<Partial<Record<Stage, "COMPLETED" | "CANCELLED" | "SPLIT">>> = {
  completed: "COMPLETED",
  "paid by silence": "COMPLETED",
  "cancelled by buyer": "CANCELLED",
  "cancelled by seller": "CANCELLED",
  lapsed: "CANCELLED",
  split: "SPLIT",
};

/** An order of the demo. Where a seller is a store, its owner acts. */
export interface PlannedOrder {
  key: string;
  buyer: Name;
  seller: Name | StoreName;
  /** The key of what is bought. */
  listing: string;
  units: number;
  /** What all of it costs without delivery, in naira. */
  naira: bigint;
  hoursAgo: number;
  stage: Stage;
}

type Row = readonly [buyer: Name, hoursAgo: number, stage: Stage, units?: number];

const sold = (
  seller: Name | StoreName,
  listing: string,
  naira: bigint,
  rows: readonly Row[],
): PlannedOrder[] =>
  rows.map(([buyer, hoursAgo, stage, units = 1], at) => ({
    key: `${listing}-${at}`,
    buyer,
    seller,
    listing,
    units,
    naira: naira * BigInt(units),
    hoursAgo,
    stage,
  }));

const DAY = 24;

/**
 * What Bayo sells, in each state that an order can have, and the sales of seven weeks before; what Ada buys of him and of stores, and a little
 * that she sells. Orders that are under way began lately enough that no deadline of theirs is over soon.
 */
export const orders: readonly PlannedOrder[] = [
  ...sold("bayo", "bayos-lamps", 14_500n, [
    ["uche", 50 * DAY, "completed"],
    ["kemi", 46 * DAY, "completed", 2],
    ["zainab", 43 * DAY, "completed"],
    ["sani", 39 * DAY, "completed"],
    ["ngozi", 36 * DAY, "completed", 3],
    ["ifeoma", 33 * DAY, "paid by silence"],
    ["emeka", 29 * DAY, "completed"],
    ["kemi", 26 * DAY, "lapsed"],
    ["hauwa", 23 * DAY, "completed", 2],
    ["ada", 20 * DAY, "completed"],
    ["sani", 17 * DAY, "split"],
    ["zainab", 14 * DAY, "completed"],
    ["ibrahim", 11 * DAY, "completed", 2],
    ["uche", 8 * DAY, "completed"],
    ["kemi", 6 * DAY, "cancelled by buyer"],
    ["ngozi", 5 * DAY, "completed"],
    ["ifeoma", 2 * DAY + 3, "said to have arrived"],
    ["ada", 2 * DAY, "handed over"],
    ["zainab", DAY + 8, "disputed"],
    ["uche", DAY + 5, "sent by carrier", 2],
    ["hauwa", 20, "begun"],
    ["ada", 5, "paid"],
  ]),
  ...sold("bayo", "bayos-irons", 11_000n, [
    ["emeka", 48 * DAY, "completed"],
    ["ifeoma", 41 * DAY, "completed", 2],
    ["uche", 34 * DAY, "completed"],
    ["sani", 27 * DAY, "completed"],
    ["kemi", 21 * DAY, "completed", 3],
    ["zainab", 15 * DAY, "cancelled by seller"],
    ["ngozi", 12 * DAY, "completed"],
    ["hauwa", 9 * DAY, "completed"],
    ["emeka", 4 * DAY, "completed", 2],
    ["ibrahim", DAY + 2, "sent by waybill"],
    ["sani", 22, "meeting agreed"],
    ["ada", 19, "meeting proposed"],
    ["kemi", 9, "asked to cancel"],
    ["ifeoma", 3, "paid"],
  ]),
  ...sold("chinedu", "phone-charger", 9_800n, [
    ["ada", 30 * DAY, "completed"],
    ["ada", 18 * DAY, "cancelled by seller"],
    ["ada", DAY + 6, "sent by rider"],
    ["bayo", 2 * DAY + 2, "handed over"],
  ]),
  ...sold("farmgate", "palm-oil", 13_500n, [
    ["ada", 25 * DAY, "split"],
    ["ada", 13 * DAY, "lapsed"],
    ["ada", DAY + 4, "sent by waybill"],
    ["bayo", 18, "begun"],
  ]),
  ...sold("farmgate", "honey", 12_000n, [
    ["ada", 16 * DAY, "cancelled by buyer"],
    ["ada", 2 * DAY + 5, "said to have arrived"],
    ["ada", 10, "begun"],
    ["bayo", 4, "paid", 2],
  ]),
  ...sold("chinedu", "keypad-phone", 16_500n, [["ada", DAY + 12, "disputed"]]),
  ...sold("ada", "adas-novels", 4_500n, [
    ["kemi", 15 * DAY, "completed"],
    ["zainab", 10 * DAY, "paid by silence"],
    ["uche", DAY, "sent by carrier"],
    ["bayo", 6, "paid", 2],
  ]),
];
