import "server-only";
import type { Termed } from "@/lib/assets";
import { wholeOf } from "@/lib/assets/parts";
import type { Actor } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { mustRead } from "@/lib/kernel/permissions";
import type { Currency } from "@/lib/money/currencies";
import { IN_MARKET } from "./in-market";
import { type OfferState, STAFF_EXTENSION_DAYS } from "./machine";
import { TAKEN_PRICE } from "./taken-price";

/** An open offer, as staff see it. Amounts in minor units. */
export type StaffOffer = Termed & {
  id: string;
  version: bigint;
  state: OfferState;
  sellerId: string;
  sellerName: string;
  priceMinor: bigint;
  currency: Currency;
  expiresAt: Date;
  extendedDays: number;
  extensionReason: string | null;
  /** How many more days staff may give it. */
  daysLeft: number;
  now: Date;
};

const SHOWN = 50;

/** Open offers, those that end first; or the one with this id, whatever became of it. Throws Refusal not_found. */
export async function offersForStaff(by: Actor, id?: string): Promise<StaffOffer[]> {
  mustRead(by, "offer.extend");
  if (id !== undefined && !isUuid(id)) return [];
  const which = id
    ? sql`o.id = ${id}::uuid`
    : sql`o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') and o.expires_at > app_now()`;
  const rows = await query<StaffOffer & { unitsTotal: bigint }>(sql`
    select o.id, o.version, o.kind, o.terms, o.state::text as state, o.seller_id, u.name as seller_name, o.units_total, ${TAKEN_PRICE} as price_minor, o.currency,
      o.expires_at, o.extended_days, o.extension_reason, ${STAFF_EXTENSION_DAYS}::int - o.extended_days as days_left, app_now() as now
    from offer o join person u on u.id = o.seller_id where ${which} ${IN_MARKET} order by o.expires_at, o.id limit ${SHOWN}`);
  return rows.map(
    ({ unitsTotal, ...row }) => ({ ...row, terms: wholeOf(row.kind, row.terms, unitsTotal) }) as StaffOffer,
  );
}

/** What staff have added to a seller's own offer, for its page; undefined if nothing. */
export async function extensionOf(
  seller: Actor,
  offerId: string,
): Promise<{ days: number; reason: string } | undefined> {
  if (!isUuid(offerId)) return undefined;
  const [found] = await query<{ days: number; reason: string }>(sql`
    select extended_days as days, extension_reason as reason from offer
    where id = ${offerId}::uuid and seller_id = ${seller.id}::uuid and extended_days > 0`);
  return found;
}
