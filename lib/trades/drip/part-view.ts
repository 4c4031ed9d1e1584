import { type Termed, titleOf } from "@/lib/assets";
import { wholeOf } from "@/lib/assets/parts";
import { type Sql, sql } from "@/lib/kernel/db";
import { moneyView } from "@/lib/kernel/schema";
import type { TradeRole, TradeState } from "../moves";
import type { TradeSummary, TradeView } from "../schema";

interface Numbered {
  checkoutId: string;
  number: number;
  of: number;
}

/** A part as a list reads it. */
export type ListedPart = Numbered & { completed: number };

/** A part of a checkout as a query answers it. */
export interface PartRow extends Numbered {
  all: { id: string; number: number; state: TradeState }[];
}

/** Which part of a checkout a trade `t` is, and how many are completed, as JSON; null where it is a trade alone. In SQL. */
export const PART_OF_CHECKOUT: Sql = sql`case when t.checkout_id is not null then
    json_build_object('checkoutId', t.checkout_id, 'number', t.part, 'of', t.parts, 'completed', (
      select count(*) from trade n where n.checkout_id = t.checkout_id and n.state = 'COMPLETED')) end`;

/** Which part of a checkout it is, with all parts in their order. In SQL. */
export const PARTS_OF_CHECKOUT: Sql = sql`case when t.checkout_id is not null then
    json_build_object('checkoutId', t.checkout_id, 'number', t.part, 'of', t.parts, 'all', (
      select json_agg(json_build_object('id', n.id, 'number', n.part, 'state', n.state) order by n.part)
      from trade n where n.checkout_id = t.checkout_id)) end`;

/** Those that stand for their checkout in a list of ended trades, or of unfinished ones: its last part, and the one that runs. */
export const standsFor = (ended: boolean): Sql =>
  ended ? sql`(t.part is null or t.part = t.parts)` : sql`t.state <> 'WAITING'`;

type Sold = Pick<Termed, "kind" | "terms"> & { priceMinor: bigint };

const wholeIn = ({ kind, terms, priceMinor }: Sold, count: bigint) => ({
  wholeTitle: titleOf({ kind, terms: wholeOf(kind, terms, count) }),
  wholePrice: moneyView(priceMinor * count),
});

/** A part in a list; the price of one in minor units. */
export const listedPart = (sold: Sold, part: ListedPart | null): TradeSummary["part"] =>
  part && { ...part, ...wholeIn(sold, BigInt(part.of)) };

/** A part as its reader sees it; the price of one in minor units. A buyer may stop what waits. */
export function partView(sold: Sold, part: PartRow | null, role: TradeRole): TradeView["part"] {
  if (!part) return null;
  const waiting = part.all.find(({ state, number }) => state === "WAITING" && number >= part.number);
  return {
    ...part,
    completed: part.all.filter(({ state }) => state === "COMPLETED").length,
    ...wholeIn(sold, BigInt(part.of)),
    stopsAt: role === "buyer" ? (waiting?.id ?? null) : null,
  };
}
