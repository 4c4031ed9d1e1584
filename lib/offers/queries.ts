import "server-only";
import type { z } from "zod";
import { type AssetKind, type Termed, termedOf, titleOf } from "@/lib/assets";
import { wholeOf } from "@/lib/assets/parts";
import type { TradeLimits, VerificationLevel } from "@/lib/identity/limits/allowance";
import { empty, query, queryOne, raw, type Sql, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import type { pageSchema } from "@/lib/kernel/input/fields";
import { decodeCursor, pageOf } from "@/lib/kernel/page";
import { moneyView } from "@/lib/kernel/schema";
import { readSetting, type SettingValue, settingNow } from "@/lib/kernel/settings";
import { bpsOf, type FeeRule } from "@/lib/money/fees";
import { partsSettingOf, priceSettingOf } from "./commands/publish-offer";
import { IN_MARKET } from "./in-market";
import type { OfferState } from "./machine";
import { onSale } from "./on-sale";
import { type OwnTab, ownTabs } from "./own-tabs";
import type { FindOffers, OfferOrder, OfferView } from "./schema";
import { partsIn } from "./taken-price";

type OfferRow = SellerRow &
  Termed & {
    id: string;
    version: bigint;
    termsVersion: bigint;
    state: OfferState;
    listedUnder: string;
    listedMinor: bigint;
    priceMinor: bigint;
    rateBps: number;
    unitsTotal: bigint;
    unitsLeft: bigint;
    unitsSold: bigint;
    feeRule: FeeRule;
    expiresAt: Date;
    createdAt: Date;
    /** Microseconds since 1970: a Date would cut them off, and a page would begin at the wrong row. */
    createdMicros: bigint;
    expiresMicros: bigint;
    now: Date;
  };

interface SellerRow {
  sellerId: string;
  sellerName: string;
  sellerPictureId: string | null;
  sellerVerified: boolean;
  tradesCompleted: number | null;
  tradesUnfinished: number | null;
  medianDeliverySeconds: number | null;
  /** '1' completed, '0' unfinished; oldest first. */
  lastTrades: string | null;
  tradesEnded: number | null;
  tradesDisputed: number | null;
  ratings: number | null;
  starsTotal: number | null;
}

const SELLER_COLUMNS = sql`
  u.id as seller_id, u.name as seller_name, u.picture_id as seller_picture_id, u.level <> 'BASIC' as seller_verified,
    r.trades_completed, r.trades_unfinished, r.median_delivery_seconds, r.last_trades, r.trades_ended, r.trades_disputed,
    r.ratings, r.stars_total`;

const SELECT_OFFER = sql`
  select o.id, o.version, o.terms_version, o.kind, o.terms, o.state, o.listed_under, o.listed_minor, o.price_minor, o.rate_bps, o.units_total, o.units_sold, o.units_total - o.units_held - o.units_sold as units_left, o.fee_rule, o.expires_at, o.created_at,
    (extract(epoch from o.created_at) * 1000000)::bigint as created_micros,
    (extract(epoch from o.expires_at) * 1000000)::bigint as expires_micros,
    ${SELLER_COLUMNS}, app_now() as now
  from offer o join person u on u.id = o.seller_id left join trading_record r on r.user_id = o.seller_id`;

interface Order {
  column: string;
  ascending: boolean;
  /** The row's place in this order, in digits: what the cursor holds with the id. */
  value: (row: OfferRow) => bigint | number;
  /** The same place again, as the column's type. */
  place: (digits: string) => Sql;
}

const asNumber = (digits: string) => sql`${digits}::bigint`;
const asMoment = (digits: string) => sql`'epoch'::timestamptz + ${digits}::bigint * interval '1 microsecond'`;

const orders: Record<OfferOrder, Order> = {
  rate: { column: "o.rate_bps", ascending: true, value: (row) => row.rateBps, place: asNumber },
  newest: { column: "o.created_at", ascending: false, value: (row) => row.createdMicros, place: asMoment },
  ending: { column: "o.expires_at", ascending: true, value: (row) => row.expiresMicros, place: asMoment },
  amount: {
    column: "o.listed_minor",
    ascending: true,
    value: (row) => row.listedMinor,
    place: asNumber,
  },
};

export interface OfferList {
  items: OfferView[];
  nextCursor: string | null;
  /** The database's time at the read. */
  now: Date;
}

/** What anyone may buy now, a page at a time. */
export async function findOffers(filter: z.output<typeof FindOffers>): Promise<OfferList> {
  const order = orders[filter.sort];
  const direction = raw(order.ascending ? "asc" : "desc");
  const rows = await query<OfferRow>(sql`${SELECT_OFFER}
    where ${onSale(filter)}
      ${beyond(filter.cursor, order)}
    order by ${raw(order.column)} ${direction}, o.id ${direction} limit ${filter.limit + 1}`);
  return page(rows, filter.limit, (row) => [order.value(row)]);
}

function beyond(cursor: string | undefined, { column, ascending, place }: Order): Sql {
  const [digits, id] = decodeCursor(cursor, 2) ?? [];
  // Anyone can make up a cursor: the list then starts at its head.
  if (!digits || !id || !/^\d{1,18}$/.test(digits) || !isUuid(id)) return empty;
  return sql`and (${raw(column)}, o.id) ${raw(ascending ? ">" : "<")} (${place(digits)}, ${id}::uuid)`;
}

function page(
  rows: OfferRow[],
  limit: number,
  placeOf: (last: OfferRow) => (string | bigint | number)[],
): OfferList {
  const { items, nextCursor } = pageOf(rows, limit, (last) => [...placeOf(last), last.id]);
  return { items: items.map(viewOf), nextCursor, now: rows[0]?.now ?? new Date() };
}

/** Any published offer: traded offers stay readable by link. */
export const getOffer = async (offerId: string): Promise<OfferView | undefined> =>
  (await readOffer(offerId))?.offer;

/** The same with the database's time at the read, for a page that says how long is left. */
export async function readOffer(offerId: string): Promise<{ offer: OfferView; now: Date } | undefined> {
  if (!isUuid(offerId)) return undefined;
  const row = await queryOne<OfferRow>(sql`${SELECT_OFFER} where o.id = ${offerId}::uuid ${IN_MARKET}`);
  return row && { offer: viewOf(row), now: row.now };
}

/** A seller's own offers, or those of a tab, a page at a time: those in a trade first, then open, then paused ones, newest first. */
export async function listOwnOffers(
  sellerId: string,
  { limit, cursor, tab }: z.output<typeof pageSchema> & { tab?: OwnTab | undefined },
): Promise<OfferList> {
  const rank = sql`coalesce(array_position(${ranks}::offer_state[], o.state), 0)`;
  const [before, micros, id] = decodeCursor(cursor, 3) ?? [];
  const from = micros && id && /^[0-3]$/.test(before ?? "") && /^\d{1,18}$/.test(micros) && isUuid(id);
  const rows = await query<OfferRow>(sql`${SELECT_OFFER} where o.seller_id = ${sellerId}::uuid ${IN_MARKET}
    ${tab ? sql`and o.state = any(${ownTabs[tab]}::offer_state[])` : empty}
    ${from ? sql`and (${rank}, o.created_at, o.id) < (${Number(before)}, ${asMoment(micros)}, ${id}::uuid)` : empty}
    order by ${rank} desc, o.created_at desc, o.id desc limit ${limit + 1}`);
  return page(rows, limit, (row) => [ranks.indexOf(row.state) + 1, row.createdMicros]);
}

/** From what is over to what waits for its seller. */
const ranks: OfferState[] = ["PAUSED", "AVAILABLE", "IN_ESCROW"];

/** What a person needs to know before they publish: how many offers they have open, and how buyers see them. */
export async function readSelling(sellerId: string, kind?: AssetKind): Promise<Selling | undefined> {
  const row = await queryOne<SellerRow & SellingRow>(sql`
    select a.open_offers, app_now() as now, ${SELLER_COLUMNS}, u.level,
      ${settingNow("commission")} as commission, ${kind ? priceSettingOf(kind) : sql`null`} as price_rule,
      ${kind ? partsSettingOf(kind) : sql`null`} as parts_rule,
      ${settingNow("trade_limits")}->u.level::text as limits
    from person u join trading_allowance a on a.user_id = u.id left join trading_record r on r.user_id = u.id
    where u.id = ${sellerId}::uuid`);
  if (!row) return undefined;
  const { openOffers, now, level, limits, commission, priceRule, partsRule } = row;
  return {
    openOffers,
    now,
    level,
    tradeLimitMinor: BigInt(limits.tradeMinor),
    commission: readSetting("commission", commission).rules,
    priceRule,
    partsRule,
    seller: sellerOf(row),
  };
}

interface SellingRow {
  openOffers: number;
  now: Date;
  level: VerificationLevel;
  limits: TradeLimits;
  commission: unknown;
  priceRule: unknown;
  partsRule: unknown;
}

/** What bounds an offer that is being written, and what it costs. */
export interface Selling extends Pick<SellingRow, "openOffers" | "now" | "level"> {
  /** What one trade may be at this seller's verification, in kobo. */
  tradeLimitMinor: bigint;
  commission: SettingValue<"commission">["rules"];
  /** The setting by which the kind judges prices, as stored. */
  priceRule: unknown;
  partsRule: unknown;
  seller: OfferView["seller"];
}

/** A view speaks of what a buyer takes: of an offer in parts, of all of them together. */
function viewOf(row: OfferRow): OfferView {
  const parts = partsIn(row.kind, row.unitsTotal);
  const whole = termedOf({ kind: row.kind, terms: wholeOf(row.kind, row.terms, parts) } as Termed);
  return {
    id: row.id,
    version: row.termsVersion.toString(),
    revision: row.version.toString(),
    ...whole,
    state: row.state,
    listedUnder: row.listedUnder,
    price: moneyView(row.priceMinor * parts),
    unitsLeft: row.unitsLeft.toString(),
    parts:
      parts > 1n
        ? {
            count: Number(parts),
            sold: Number(row.unitsSold),
            title: titleOf(row),
            price: moneyView(row.priceMinor),
          }
        : null,
    rateBps: row.rateBps,
    feeBps: bpsOf(row.feeRule),
    expiresAt: row.expiresAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    seller: sellerOf(row),
  };
}

function sellerOf(row: SellerRow): OfferView["seller"] {
  const completed = row.tradesCompleted ?? 0;
  const ended = completed + (row.tradesUnfinished ?? 0);
  return {
    id: row.sellerId,
    name: row.sellerName,
    pictureId: row.sellerPictureId,
    verified: row.sellerVerified,
    tradesCompleted: completed,
    completionRateBps: ended === 0 ? null : Math.round((completed * 10_000) / ended),
    medianDeliverySeconds: row.medianDeliverySeconds,
    disputeRateBps: row.tradesEnded
      ? Math.round(((row.tradesDisputed ?? 0) * 10_000) / row.tradesEnded)
      : null,
    lastTrades: Array.from(row.lastTrades ?? "", (outcome) => outcome === "1"),
    ratings: row.ratings ?? 0,
    ratingTenths: row.ratings ? Math.floor(((row.starsTotal ?? 0) * 10) / row.ratings) : null,
  };
}
