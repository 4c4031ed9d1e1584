import { type Asset, assets } from "@/lib/assets";
import { type Sql, sql } from "@/lib/kernel/db";

const inParts = Object.values<Asset>(assets).flatMap(({ kind, parts }) => (parts ? [kind] : []));

/** What a buyer pays at least who takes an offer `o`, in minor units: a unit's price, or that of all parts. In SQL. */
export const TAKEN_PRICE: Sql = sql`(o.price_minor * case when o.kind = any(${inParts}::text[]) then o.units_total else 1 end)`;

/** How many parts a buyer of this offer takes as trades of their own, one after the other; one of other offers. */
export const partsIn = (kind: string, unitsTotal: bigint): bigint =>
  inParts.some((known) => known === kind) ? unitsTotal : 1n;
