import type { z } from "zod";
import { DAY } from "@/lib/kernel/clock";
import { asset } from "../asset";
import { goodsReasons } from "../goods-reasons";
import { delivery, terms } from "./terms";
import { words } from "./words";

export type GoodsTerms = z.output<typeof terms>;

/** Things that are sent or handed over: the buyer's price is held until they have looked at them. */
export const goods = asset({
  kind: "GOODS",
  inCatalog: true,
  terms,
  delivery,
  units: "count",
  performs: "seller",
  /** To begin; what comes then is in `lib/trades/parcel`, by what was quoted and by working days. */
  times: { deliver: DAY, confirm: 3 * DAY, extend: DAY },
  /** Goods have no face value: the catalog sorts them by their price. */
  listing: ({ category }) => ({ listedUnder: category, listedMinor: 1n, rateBps: 10_000 }),
  findings: [
    "not_sent",
    "short",
    "proof_missing",
    "not_as_described",
    "damaged_in_transit",
    "lost_by_carrier",
  ],
  rules: "G",
  disputeReasons: {
    ...goodsReasons,
    refused: { says: "The buyer refused the delivery", by: ["seller"] },
    unreachable: { says: "The buyer can’t be reached", by: ["seller"] },
  },
  words,
});
