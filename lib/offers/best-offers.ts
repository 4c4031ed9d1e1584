import "server-only";
import type { AssetKind } from "@/lib/assets";
import { query, sql } from "@/lib/kernel/db";
import { ON_SALE } from "./on-sale";
import { TAKEN_PRICE } from "./taken-price";

/** What is listed in one place in one size: of airtime, an amount of one operator. */
export interface Wanted {
  kind: AssetKind;
  listedUnder: string;
  listedMinor: bigint;
}

export interface BestOffer {
  offerId: string;
  /** What it costs, in kobo. */
  priceMinor: bigint;
}

/** The cheapest offer that this buyer may take now of each that is wanted, in the same order; undefined where there is none. */
export async function bestOffers(
  buyerId: string,
  wanted: readonly Wanted[],
): Promise<(BestOffer | undefined)[]> {
  if (wanted.length === 0) return [];
  const found = await query<BestOffer & { place: number }>(sql`
    select w.place::int, best.offer_id, best.price_minor
    from unnest(${wanted.map(({ kind }) => kind)}::text[], ${wanted.map(({ listedUnder }) => listedUnder)}::text[],
        ${wanted.map(({ listedMinor }) => listedMinor)}::bigint[]) with ordinality w (kind, listed_under, listed_minor, place),
      lateral (
        select o.id as offer_id, ${TAKEN_PRICE} as price_minor from offer o join person u on u.id = o.seller_id
        where ${ON_SALE} and o.seller_id <> ${buyerId}::uuid
          and o.kind = w.kind and o.listed_under = w.listed_under and o.listed_minor = w.listed_minor
        order by price_minor, o.id limit 1) best`);
  return wanted.map((_, at) => found.find(({ place }) => place === at + 1));
}
