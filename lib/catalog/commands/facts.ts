import "server-only";
import { TRADING_LIMITS_COLUMNS, type TradingLimits } from "@/lib/identity/limits/allowance";
import type { Actor } from "@/lib/kernel/command";
import type { Plan } from "@/lib/kernel/commit";
import { raw, type Sql, sql } from "@/lib/kernel/db";
import type { FeeRule } from "@/lib/money/fees";
import type { OfferState } from "@/lib/offers/rules";
import type { CategorySchema } from "../category-schema";
import type { Leaf } from "../complete";
import type { Draft, ListingContent } from "../content";
import type { ListingState } from "../machine";

/** A listing as its commands decide on it. */
export interface ListingFacts {
  id: string;
  version: bigint;
  sellerId: string;
  state: ListingState;
  draft: Draft;
  versions: number;
  liveVersion: number | null;
  pendingVersion: number | null;
  submittedAt: Date | null;
  screenedAt: Date | null;
  risk: number;
  endorsedById: string | null;
  claimedById: string | null;
  claimedUntil: Date | null;
  firstLiveAt: Date | null;
  flaggedAt: Date | null;
  deletedAt: Date | null;
  /** Its offer, once it has been live. */
  offerVersion: bigint | null;
  offerState: OfferState | null;
  unitsTotal: bigint | null;
  unitsHeld: bigint | null;
  unitsSold: bigint | null;
  expiresAt: Date | null;
  endedAt: Date | null;
}

export const LISTING_COLUMNS = sql`
  l.id, l.version, l.seller_id, l.state::text as state, l.draft, l.versions, l.live_version, l.pending_version, l.submitted_at, l.screened_at, l.risk,
  l.endorsed_by_id, l.claimed_by_id, l.claimed_until, l.first_live_at, l.flagged_at, l.deleted_at,
  o.version as offer_version, o.state::text as offer_state, o.units_total, o.units_held, o.units_sold, o.expires_at, o.ended_at`;

/** Its offer `o`, its seller's allowance `a` and the seller `u` beside a listing `l`. */
export const LISTING_JOINS = sql`
  listing l left join offer o on o.id = l.id join allowance a on a.user_id = l.seller_id join app_user u on u.id = l.seller_id`;

export const SELLER_LIMITS = raw(TRADING_LIMITS_COLUMNS("seller", "a", "u"));

/** A version as it is stored. Amounts in kobo. */
export interface StoredVersion {
  version: number;
  categoryId: string;
  categorySlug: string;
  categoryVersion: number;
  content: ListingContent;
  terms: object;
  imageIds: string[];
  state: string;
  lga: string;
  currency: string;
  priceMinor: string;
  compareMinor: string | null;
  units: string;
  feeRule: FeeRule;
}

/** One version of a listing `l` as JSON, bigints as digits. */
export const versionColumn = (which: Sql): Sql => sql`
  (select jsonb_build_object('version', v.version, 'categoryId', v.category_id, 'categorySlug', v.category_slug,
      'categoryVersion', v.category_version, 'content', v.content, 'terms', v.terms, 'imageIds', v.image_ids, 'state', v.state, 'lga', v.lga,
      'currency', v.currency, 'priceMinor', v.price_minor::text, 'compareMinor', v.compare_minor::text, 'units', v.units::text, 'feeRule', v.fee_rule)
    from listing_version v where v.listing_id = l.id and v.version = ${which})`;

/** A leaf by its slug, with the schema that it asks now, as JSON; null where there is none. */
export const leafColumn = (slug: Sql): Sql => sql`
  (select jsonb_build_object('id', c.id, 'slug', c.slug, 'name', c.name, 'version', s.version, 'schema', s.schema)
    from category c join category_schema s on s.category_id = c.id
    where c.slug = ${slug} and c.is_active order by s.version desc limit 1)`;

export type LeafFacts = (Omit<Leaf, "schema"> & { schema: CategorySchema }) | null;

/** A seller's own listing with its offer. */
export const readOwn = ({ listingId }: { listingId: string }, by: Actor): Sql => sql`
  select ${LISTING_COLUMNS}, ${SELLER_LIMITS}, a.open_listings from ${LISTING_JOINS}
  where l.id = ${listingId}::uuid and l.seller_id = ${by.id}::uuid and l.deleted_at is null`;

export interface OwnListing extends ListingFacts {
  seller: TradingLimits;
  openListings: number;
}

export type ListingMoved = { listingId: string };

/** The subject of a plan about a listing, and its answer. */
export const about = (listingId: string) => ({
  subject: { kind: "listing", id: listingId },
  result: { listingId },
});

/** The same of a plan that moves no more than its offer, which has the listing's id. */
export const aboutOffer = (listingId: string) => ({
  subject: { kind: "offer", id: listingId },
  result: { listingId },
});

/** The offer's row of a listing that has been live. */
export const offerOf = ({ id, offerVersion }: ListingFacts) => ({ id, version: offerVersion ?? 0n });

export type Part = Partial<Plan>;
