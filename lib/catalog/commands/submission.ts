import "server-only";
import type { TradingLimits } from "@/lib/identity/limits/allowance";
import type { Actor } from "@/lib/kernel/command";
import { type Sql, sql } from "@/lib/kernel/db";
import { settingNow } from "@/lib/kernel/settings";
import { type ImageFacts, readImages } from "@/lib/media";
import {
  type LeafFacts,
  LISTING_COLUMNS,
  LISTING_JOINS,
  type ListingFacts,
  leafColumn,
  SELLER_LIMITS,
  type StoredVersion,
  versionColumn,
} from "./facts";

/** What a seller's submission reads: their limits, the commission in force, the pictures. */
export interface SubmissionFacts extends ListingFacts {
  seller: TradingLimits;
  openListings: number;
  leaf: LeafFacts;
  secondLeaf: LeafFacts;
  commission: unknown;
  images: ImageFacts[];
  live: StoredVersion | null;
  /** The price of the version that was last looked at, in kobo. */
  lookedAtMinor: bigint | null;
  /** The highest price of the last 30 days, in kobo; null until it has been live that long. */
  highestMinor: bigint | null;
}

interface Submitted {
  /** Of its leaf; null: the one in which it is. */
  slug: string | null;
  second: string | null;
  imageIds: readonly string[];
}

/** A listing that a seller submits, with these pictures and in this category. */
export const readSubmission = (
  by: Pick<Actor, "id">,
  listingId: string,
  { slug, second, imageIds }: Submitted,
): Sql =>
  submission(by, listingId, {
    slug: slug === null ? OWN_SLUG : sql`${slug}`,
    second: sql`${second}::text`,
    imageIds,
  });

/** A listing whose seller changes no more than its price and its number: all else is as it is live. */
export const readLive = (by: Pick<Actor, "id">, listingId: string): Sql =>
  submission(by, listingId, {
    slug: OWN_SLUG,
    second: sql`(select v.content->>'secondCategory' from listing_version v where v.listing_id = l.id and v.version = l.live_version)`,
    imageIds: [],
  });

const OWN_SLUG = sql`(select c0.slug from category c0 where c0.id = l.category_id)`;

const submission = (
  by: Pick<Actor, "id">,
  listingId: string,
  { slug, second, imageIds }: { slug: Sql; second: Sql; imageIds: readonly string[] },
): Sql => sql`
  select ${LISTING_COLUMNS}, ${SELLER_LIMITS}, a.open_listings, ${settingNow("commission")} as commission,
    ${leafColumn(slug)} as leaf, ${leafColumn(second)} as second_leaf,
    ${readImages(by.id, { kind: "listing", id: listingId }, imageIds)} as images,
    ${versionColumn(sql`l.live_version`)} as live,
    (select v.price_minor from listing_version v where v.listing_id = l.id and v.version = coalesce(l.repriced_from, l.live_version)) as looked_at_minor,
    highest_price(l.id, l.versions + 1) as highest_minor
  from ${LISTING_JOINS}
  where l.id = ${listingId}::uuid and l.seller_id = ${by.id}::uuid and l.deleted_at is null`;
