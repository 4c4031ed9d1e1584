import "server-only";
import {
  countForPartner,
  countTrade,
  mustBeAbleTo,
  planCount,
  TRADING_LIMITS_COLUMNS,
  type TradingLimits,
} from "@/lib/identity/limits/allowance";
import { restrictionsIn } from "@/lib/identity/restrictions/restrictions";
import { lagosDay } from "@/lib/kernel/clock";
import type { Moment } from "@/lib/kernel/command";
import type { Plan } from "@/lib/kernel/commit";
import { queryOne, raw, type Sql, sql } from "@/lib/kernel/db";
import { invariant, Refusal } from "@/lib/kernel/refusal";
import { settingNowText } from "@/lib/kernel/setting-now";

interface StoredSeller {
  userId: string;
  day: string;
  tradedMinor: string;
  level: TradingLimits["level"];
  limits: TradingLimits["limits"];
  restrictions: TradingLimits["restrictions"];
}

/** The buyer of a basket and its sellers, as a decision reads them. */
export interface BasketPeople {
  buyer: TradingLimits;
  sellers: StoredSeller[] | null;
}

/** The columns of a buyer, for a read that joins allowance `ba` and app_user `bu`. */
export const BUYER: Sql = raw(TRADING_LIMITS_COLUMNS("buyer", "ba", "bu"));

/**
 * The sellers of a basket, for a column `sellers`.
 * @param ids - an SQL set of their ids
 */
export const sellersIn = (ids: Sql): Sql => sql`(
    select json_agg(json_build_object('userId', sa.user_id, 'day', sa.day, 'tradedMinor', sa.traded_minor::text, 'level', su.level,
      'limits', ${raw(settingNowText("trade_limits"))}->su.level::text, 'restrictions', ${raw(restrictionsIn("sa"))}))
      from allowance sa join app_user su on su.id = sa.user_id where sa.user_id in (${ids}))`;

const sellerOf = ({ tradedMinor, ...stored }: StoredSeller): TradingLimits => ({
  ...stored,
  tradedMinor: BigInt(tradedMinor),
  version: 0n,
  openOffers: 0,
  payouts: 0,
  proven: true,
});

/** Those who trade, by their ids. `countParcel` keeps in it what they have traded. */
export type People = Map<string, TradingLimits>;

export const peopleOf = ({ buyer, sellers }: BasketPeople, buyerId: string): People =>
  new Map([
    ...(sellers ?? []).map((seller): [string, TradingLimits] => [seller.userId, sellerOf(seller)]),
    [buyerId, buyer],
  ]);

interface Counted {
  buyerId: string;
  sellerId: string;
  /** Of its lines, in minor units: limits count no delivery. */
  priceMinor: bigint;
}

/**
 * Counts a parcel against the limits of its two parties: the next one is decided on what this one has used. A parcel that is refused uses
 * nothing.
 * @throws Refusal - trade_limit, day_limit, partner_limit
 */
export function countParcel(
  people: People,
  { buyerId, sellerId, priceMinor }: Counted,
  day: string,
): Pick<Plan, "counts">[] {
  const [buyer, seller] = [people.get(buyerId), people.get(sellerId)];
  invariant(buyer && seller, "a buyer and a seller have allowances");
  const counts = [
    planCount(buyerId, countTrade(buyer, priceMinor, day)),
    planCount(sellerId, countForPartner(seller, priceMinor, day)),
  ];
  for (const [id, person] of [
    [buyerId, buyer],
    [sellerId, seller],
  ] as const) {
    const before = person.day === day ? person.tradedMinor : 0n;
    people.set(id, { ...person, day, tradedMinor: before + priceMinor });
  }
  return counts;
}

/** A parcel as a quote considers it. */
export interface ParcelToCount {
  key: string;
  sellerId: string;
  priceMinor: bigint;
}

/** What would refuse a basket if it were bought now. */
export interface BarredBasket {
  /** Why its buyer can buy nothing. */
  buyer: Refusal | undefined;
  /** Why a parcel can't be bought with those before it that can, by its key. */
  parcels: ReadonlyMap<string, Refusal>;
}

/**
 * What of the limits and restrictions of its buyer, and of the limits of its sellers, would refuse a basket. It says what buying would say:
 * that decides again.
 */
export async function barredIn(buyerId: string, parcels: readonly ParcelToCount[]): Promise<BarredBasket> {
  const sellerIds = parcels.map(({ sellerId }) => sellerId);
  const facts = await queryOne<BasketPeople & Moment>(sql`
    select app_now() as now, ${BUYER}, ${sellersIn(sql`select unnest(${sellerIds}::uuid[])`)} as sellers
    from allowance ba join app_user bu on bu.id = ba.user_id where ba.user_id = ${buyerId}::uuid`);
  invariant(facts, "who is signed in has an allowance");
  const { now } = facts;
  const people = peopleOf(facts, buyerId);
  return {
    buyer: refusalOf(() => mustBeAbleTo("accept", facts.buyer, now)),
    parcels: new Map(
      parcels.flatMap(({ key, ...parcel }): [string, Refusal][] => {
        const refused = refusalOf(() => countParcel(people, { buyerId, ...parcel }, lagosDay(now)));
        return refused ? [[key, refused]] : [];
      }),
    ),
  };
}

function refusalOf(decide: () => unknown): Refusal | undefined {
  try {
    decide();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
