import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
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
}

interface PersonRow extends Omit<PublicPerson, "completionRateBps"> {
  tradesUnfinished: number;
}

/** A public profile; undefined for unknown, closed, erased and unverified users. */
export async function readPerson(personId: string): Promise<PublicPerson | undefined> {
  if (!isUuid(personId)) return undefined;
  const row = await queryOne<PersonRow>(sql`
    select u.id, u.name, u.bio, u.links, u.picture_id, u.level <> 'BASIC' as verified, u.created_at as member_since,
      coalesce(r.trades_completed, 0) as trades_completed, coalesce(r.trades_unfinished, 0) as trades_unfinished,
      coalesce(r.purchases_completed, 0) as purchases_completed, r.median_delivery_seconds
    from app_user u left join trading_record r on r.user_id = u.id
    where u.id = ${personId}::uuid and u.closed_at is null and u.erased_at is null
      and u.email_verified_at is not null and u.phone_verified_at is not null`);
  if (!row) return undefined;
  const { tradesUnfinished, ...person } = row;
  const ended = person.tradesCompleted + tradesUnfinished;
  const completionRateBps = ended === 0 ? null : Math.round((person.tradesCompleted * 10_000) / ended);
  return { ...person, completionRateBps };
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
