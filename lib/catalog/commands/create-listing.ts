import "server-only";
import { mustBeAbleTo, planCount, type TradingLimits } from "@/lib/identity/limits/allowance";
import { lagosDay } from "@/lib/kernel/clock";
import { command } from "@/lib/kernel/command";
import { composePlan } from "@/lib/kernel/commit";
import { sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { Draft } from "../content";
import { listing } from "../machine";
import { listingRefusals } from "../refusals";
import {
  about,
  type LeafFacts,
  LISTING_COLUMNS,
  LISTING_JOINS,
  type ListingFacts,
  type ListingMoved,
  leafColumn,
  SELLER_LIMITS,
} from "./facts";

interface CreationFacts {
  seller: TradingLimits;
  listings: number;
  listingsADay: number;
  leaf: LeafFacts;
}

/**
 * A person begins to write a listing: a draft, which needs nothing but a category. It counts for today.
 * @throws Refusal - no_such_category, listings_today, unproven, blocked, frozen, no_publish
 */
export const createListing = command<{ category: string; draft: Draft }, CreationFacts, ListingMoved>({
  act: "listing.create",
  read: ({ category }, by) => sql`
    select ${SELLER_LIMITS}, a.listings, a.listings_a_day, ${leafColumn(sql`${category}`)} as leaf
    from allowance a join app_user u on u.id = a.user_id where a.user_id = ${by.id}::uuid`,
  decide({ seller, listings, listingsADay, leaf, now }, { draft }, by) {
    mustBeAbleTo("publish", seller, now);
    if (!leaf) throw new Refusal(listingRefusals.no_such_category);
    const day = lagosDay(now);
    if (seller.day === day && listings >= listingsADay)
      throw new Refusal(listingRefusals.listings_today, { most: listingsADay });
    const id = newId();
    return composePlan(
      { ...about(id), insert: [{ table: "listing", row: { id, categoryId: leaf.id, draft } }] },
      planCount(by.id, { change: { listings: 1 }, guard: { day } }),
    );
  },
});

/**
 * A draft is saved as it is typed.
 * @throws Refusal - not_found, not_a_draft, no_such_category
 */
export const saveListing = command<
  { listingId: string; category: string; draft: Draft },
  ListingFacts & { leaf: LeafFacts },
  ListingMoved
>({
  act: "listing.save",
  read: ({ listingId, category }, by) => sql`
    select ${LISTING_COLUMNS}, ${leafColumn(sql`${category}`)} as leaf from ${LISTING_JOINS}
    where l.id = ${listingId}::uuid and l.seller_id = ${by.id}::uuid and l.deleted_at is null`,
  decide(facts, { listingId, draft }) {
    if (!listing.mayMove(facts.state, "save")) throw new Refusal(listingRefusals.not_a_draft);
    if (!facts.leaf) throw new Refusal(listingRefusals.no_such_category);
    return { ...about(listingId), rows: [listing.move(facts, "save", { categoryId: facts.leaf.id, draft })] };
  },
});
