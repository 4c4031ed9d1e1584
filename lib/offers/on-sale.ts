import "server-only";
import type { z } from "zod";
import type { AssetKind } from "@/lib/assets";
import { isFree } from "@/lib/identity/restrictions/free-sql";
import { empty, query, raw, type Sql, sql } from "@/lib/kernel/db";
import { IN_MARKET } from "./in-market";
import type { FindOffers } from "./schema";
import { TAKEN_PRICE } from "./taken-price";

type Narrowed = Omit<z.output<typeof FindOffers>, "sort" | "cursor" | "limit">;

/** Whether anyone may buy this offer `o` of the person `u` now. */
export const ON_SALE = sql`o.state = 'AVAILABLE' and o.expires_at > app_now() and u.closed_at is null
    and not exists (select from trading_allowance a where a.user_id = o.seller_id and not ${raw(isFree("a", "sell"))})`;

/** That an offer `o` of a seller `u` with the record `r` can be bought now, and is what is looked for. */
export const onSale = (filter: Narrowed): Sql => sql`
  ${ON_SALE}
    ${filter.kind ? sql`and o.kind = ${filter.kind}` : IN_MARKET}
    ${filter.listedUnder ? sql`and o.listed_under = ${filter.listedUnder}` : empty}
    ${filter.minListed ? sql`and o.listed_minor >= ${filter.minListed}::bigint` : empty}
    ${filter.maxListed ? sql`and o.listed_minor <= ${filter.maxListed}::bigint` : empty}
    ${filter.maxPrice ? sql`and ${TAKEN_PRICE} <= ${filter.maxPrice}::bigint` : empty}
    ${filter.seller ? sql`and o.seller_id = ${filter.seller}::uuid` : empty}
    ${filter.verified ? sql`and u.level <> 'BASIC'` : empty}
    ${filter.deliversWithin ? sql`and r.median_delivery_seconds <= ${filter.deliversWithin}::int` : empty}`;

/** What is on sale under one name. */
export interface Shelf {
  listedUnder: string;
  offers: number;
  /** The lowest price, as basis points of the worth. */
  bestRateBps: number;
}

/** Offers on sale under one name whose prices are next to each other. */
export interface RateBar {
  listedUnder: string;
  /** The lowest price of the bar, as basis points of the worth; the next bar begins `RATE_STEP_BPS` above. */
  fromBps: number;
  offers: number;
}

/** How wide a bar is, in basis points. */
export const RATE_STEP_BPS = 200;

const KEPT_MS = 10_000;

/** All offers are counted for it, so that an answer is kept for ten seconds. */
function keeping<Row>(count: (kind: AssetKind) => Promise<Row[]>): (kind: AssetKind) => Promise<Row[]> {
  const kept = new Map<AssetKind, { until: number; rows: Promise<Row[]> }>();
  return (kind) => {
    const known = kept.get(kind);
    if (known && known.until > performance.now()) return known.rows;
    const rows = count(kind);
    kept.set(kind, { until: performance.now() + KEPT_MS, rows });
    rows.catch(() => kept.delete(kind));
    return rows;
  };
}

/** How many offers of a kind each shelf has, and its best price; empty shelves are left out. */
export const readShelves: (kind: AssetKind) => Promise<Shelf[]> = keeping((kind) =>
  query(sql`
    select o.listed_under, count(*)::int as offers, min(o.rate_bps) as best_rate_bps
    from offer o join person u on u.id = o.seller_id where ${onSale({ kind })} group by o.listed_under`),
);

/** How the prices of offers of a kind are distributed, shelf by shelf, the lowest first; empty bars are left out. */
export const readRates: (kind: AssetKind) => Promise<RateBar[]> = keeping((kind) =>
  query(sql`
    select o.listed_under, o.rate_bps / ${RATE_STEP_BPS}::int * ${RATE_STEP_BPS}::int as from_bps, count(*)::int as offers
    from offer o join person u on u.id = o.seller_id where ${onSale({ kind })} group by 1, 2 order by 1, 2`),
);
