import "server-only";
import type { z } from "zod";
import { decodeCursor, encodeCursor } from "../cursor";
import { empty, query, queryOne, raw, type Sql, sql } from "../db";
import { moneyView } from "../schema";
import type { Network, OfferState } from "./rules";
import type { FindOffers, OfferOrder, OfferView } from "./schema";

interface OfferRow {
  id: string;
  version: bigint;
  state: OfferState;
  network: Network;
  faceValueMinor: bigint;
  priceMinor: bigint;
  rateBps: number;
  expiresAt: Date;
  createdAt: Date;
  sellerId: string;
  sellerName: string;
  sellerVerified: boolean;
  tradesCompleted: number | null;
  tradesUnfinished: number | null;
  medianDeliverySeconds: number | null;
}

const SELECT_OFFER = sql`
  select o.id, o.version, o.state, o.network, o.face_value_minor, o.price_minor, o.rate_bps, o.expires_at, o.created_at, o.seller_id,
    u.name as seller_name, u.level <> 'BASIC' as seller_verified,
    r.trades_completed, r.trades_unfinished, r.median_delivery_seconds
  from offer o join app_user u on u.id = o.seller_id left join reputation r on r.user_id = o.seller_id`;

/** Each order's column, its type and direction: what the cursor holds besides the id. */
const orders: Record<
  OfferOrder,
  { column: string; type: string; ascending: boolean; value(row: OfferRow): string }
> = {
  rate: { column: "o.rate_bps", type: "int", ascending: true, value: (row) => String(row.rateBps) },
  newest: {
    column: "o.created_at",
    type: "timestamptz",
    ascending: false,
    value: (row) => row.createdAt.toISOString(),
  },
  ending: {
    column: "o.expires_at",
    type: "timestamptz",
    ascending: true,
    value: (row) => row.expiresAt.toISOString(),
  },
  amount: {
    column: "o.face_value_minor",
    type: "bigint",
    ascending: true,
    value: (row) => String(row.faceValueMinor),
  },
};

export interface OfferList {
  items: OfferView[];
  nextCursor: string | null;
}

/** What anyone may buy now, a page at a time. */
export async function findOffers(filter: z.output<typeof FindOffers>): Promise<OfferList> {
  const order = orders[filter.sort];
  const direction = raw(order.ascending ? "asc" : "desc");
  const rows = await query<OfferRow>(sql`${SELECT_OFFER}
    where o.state = 'AVAILABLE' and o.expires_at > app_now() and u.blocked_at is null
      ${filter.network ? sql`and o.network = ${filter.network}::network` : empty}
      ${filter.minFaceValue ? sql`and o.face_value_minor >= ${filter.minFaceValue}::bigint` : empty}
      ${filter.maxFaceValue ? sql`and o.face_value_minor <= ${filter.maxFaceValue}::bigint` : empty}
      ${filter.maxPrice ? sql`and o.price_minor <= ${filter.maxPrice}::bigint` : empty}
      ${filter.seller ? sql`and o.seller_id = ${filter.seller}::uuid` : empty}
      ${beyond(filter.cursor, order)}
    order by ${raw(order.column)} ${direction}, o.id ${direction} limit ${filter.limit + 1}`);
  return page(rows, filter.limit, order.value);
}

function beyond(cursor: string | undefined, order: (typeof orders)[OfferOrder]): Sql {
  const [value, id] = decodeCursor(cursor, 2) ?? [];
  if (value === undefined || id === undefined) return empty;
  const comparison = raw(order.ascending ? ">" : "<");
  return sql`and (${raw(order.column)}, o.id) ${comparison} (${value}::${raw(order.type)}, ${id}::uuid)`;
}

function page(rows: OfferRow[], limit: number, value: (row: OfferRow) => string): OfferList {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last ? encodeCursor([value(last), last.id]) : null;
  return { items: shown.map(viewOf), nextCursor };
}

/** Any published offer: what was traded stays readable to whoever holds the link. */
export async function getOffer(offerId: string): Promise<OfferView | undefined> {
  const row = await queryOne<OfferRow>(sql`${SELECT_OFFER} where o.id = ${offerId}::uuid`);
  return row && viewOf(row);
}

/** A seller's own offers, open ones first, then newest first. */
export async function listOwnOffers(sellerId: string, limit = 50): Promise<OfferView[]> {
  const rows = await query<OfferRow>(sql`${SELECT_OFFER} where o.seller_id = ${sellerId}::uuid
    order by (o.state in ('AVAILABLE', 'IN_ESCROW')) desc, o.created_at desc limit ${limit}`);
  return rows.map(viewOf);
}

function viewOf(row: OfferRow): OfferView {
  const completed = row.tradesCompleted ?? 0;
  const ended = completed + (row.tradesUnfinished ?? 0);
  return {
    id: row.id,
    version: row.version.toString(),
    kind: "AIRTIME",
    state: row.state,
    network: row.network,
    faceValue: moneyView(row.faceValueMinor),
    price: moneyView(row.priceMinor),
    rateBps: row.rateBps,
    expiresAt: row.expiresAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    seller: {
      id: row.sellerId,
      name: row.sellerName,
      verified: row.sellerVerified,
      tradesCompleted: completed,
      completionRateBps: ended === 0 ? null : Math.round((completed * 10_000) / ended),
      medianDeliverySeconds: row.medianDeliverySeconds,
    },
  };
}
