import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { type MoneyView, moneyView } from "@/lib/kernel/schema";
import type { Address, Links } from "./contact-details";

/** A public profile. */
export interface PublicPerson {
  id: string;
  name: string;
  bio: string;
  /** Names on social networks. */
  links: Links;
  pictureId: string | null;
  verified: boolean;
  memberSince: Date;
  tradesCompleted: number;
  /** As a buyer. */
  purchasesCompleted: number;
  /** Basis points; null before the first trade has ended. */
  completionRateBps: number | null;
  medianDeliverySeconds: number | null;
  /** As a buyer: of the purchases that they completed or called off, in basis points; null before the first has ended. */
  purchaseRateBps: number | null;
  medianConfirmSeconds: number | null;
  /** How many of their trades, on either side, came before a moderator, in basis points; and how many of these they lost. */
  disputeRateBps: number | null;
  disputesLost: number;
  /** How many people have rated them, and the average in tenths of a star; null before the first. */
  ratings: number;
  ratingTenths: number | null;
  /** What they traded on either side in the last 30 and 90 days. */
  recent: { days: 30 | 90; trades: number; volume: MoneyView }[];
}

interface PersonRow
  extends Omit<
    PublicPerson,
    "completionRateBps" | "purchaseRateBps" | "disputeRateBps" | "ratingTenths" | "recent"
  > {
  tradesUnfinished: number;
  purchasesUnfinished: number;
  tradesEnded: number;
  tradesDisputed: number;
  starsTotal: number;
  trades30: number;
  trades90: number;
  volume30: bigint;
  volume90: bigint;
}

const bpsOf = (part: number, whole: number) => (whole === 0 ? null : Math.round((part * 10_000) / whole));

/**
 * Trades that end within 90 days were made within 120, but for rare ones: the index is by when they were made. What is bought in parts is one
 * trade.
 */
const VOLUMES = sql`
  select count(distinct purchase) filter (where is_new)::int as trades30, count(distinct purchase)::int as trades90,
    coalesce(sum(price_minor) filter (where is_new), 0)::bigint as volume30, coalesce(sum(price_minor), 0)::bigint as volume90
  from (select coalesce(t.checkout_id, t.id) as purchase, t.price_minor, t.ended_at > app_now() - interval '30 days' as is_new from trade_overview t
    where (t.buyer_id = u.id or t.seller_id = u.id) and t.created_at > app_now() - interval '120 days'
      and t.ended_at > app_now() - interval '90 days' and t.state in ('COMPLETED', 'SPLIT')) lately`;

/** A public profile; undefined for unknown, closed, erased and unverified users. */
export async function readPerson(personId: string): Promise<PublicPerson | undefined> {
  if (!isUuid(personId)) return undefined;
  const row = await queryOne<PersonRow>(sql`
    select u.id, u.name, u.bio, u.links, u.picture_id, u.level <> 'BASIC' as verified, u.created_at as member_since,
      coalesce(r.trades_completed, 0) as trades_completed, coalesce(r.trades_unfinished, 0) as trades_unfinished,
      coalesce(r.purchases_completed, 0) as purchases_completed, coalesce(r.purchases_unfinished, 0) as purchases_unfinished,
      r.median_delivery_seconds, r.median_confirm_seconds, coalesce(r.trades_ended, 0) as trades_ended,
      coalesce(r.trades_disputed, 0) as trades_disputed, coalesce(r.disputes_lost, 0) as disputes_lost,
      coalesce(r.ratings, 0) as ratings, coalesce(r.stars_total, 0) as stars_total, v.*
    from app_user u left join trading_record r on r.user_id = u.id, lateral (${VOLUMES}) v
    where u.id = ${personId}::uuid and u.closed_at is null and u.erased_at is null
      and u.email_verified_at is not null and u.phone_verified_at is not null`);
  if (!row) return undefined;
  return shown(row);
}

function shown(row: PersonRow): PublicPerson {
  const { tradesUnfinished, purchasesUnfinished, tradesEnded, tradesDisputed, starsTotal, ...rest } = row;
  const { trades30, trades90, volume30, volume90, ...person } = rest;
  const { tradesCompleted, purchasesCompleted, ratings } = person;
  return {
    ...person,
    completionRateBps: bpsOf(tradesCompleted, tradesCompleted + tradesUnfinished),
    purchaseRateBps: bpsOf(purchasesCompleted, purchasesCompleted + purchasesUnfinished),
    disputeRateBps: bpsOf(tradesDisputed, tradesEnded),
    ratingTenths: ratings ? Math.floor((starsTotal * 10) / ratings) : null,
    recent: [
      { days: 30, trades: trades30, volume: moneyView(volume30) },
      { days: 90, trades: trades90, volume: moneyView(volume90) },
    ],
  };
}

/** What a user has put on their profile. */
export interface OwnProfile {
  bio: string;
  pictureId: string | null;
  links: Links;
  /** For themselves alone. */
  address: Address | null;
}

export async function readOwnProfile(userId: string): Promise<OwnProfile> {
  const own = await queryOne<OwnProfile>(sql`
    select bio, picture_id, links, address from app_user where id = ${userId}::uuid`);
  return own ?? { bio: "", pictureId: null, links: {}, address: null };
}
