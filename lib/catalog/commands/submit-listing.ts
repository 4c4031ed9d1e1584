import "server-only";
import { planCount } from "@/lib/identity/limits/allowance";
import { lockAllowance } from "@/lib/identity/restrictions/restrictions";
import { canonical, command, type Moment } from "@/lib/kernel/command";
import { composePlan, type Plan } from "@/lib/kernel/commit";
import { Refusal } from "@/lib/kernel/refusal";
import { moneyView } from "@/lib/kernel/schema";
import { offer } from "@/lib/offers/machine";
import type { Draft } from "../content";
import { listingEvents } from "../events";
import { DEEP_FALL_PERCENT, OPEN_LISTINGS } from "../limits";
import { listing } from "../machine";
import { draftOf } from "../queries/draft-of";
import { listingRefusals } from "../refusals";
import { about, type ListingMoved, offerOf } from "./facts";
import { isOpen, restocked, unitsAfter } from "./restock";
import { readLive, readSubmission, type SubmissionFacts } from "./submission";
import { mustBeComplete, versionPart } from "./versions";

export interface SubmitInput {
  listingId: string;
  /** The slug of its leaf. */
  category: string;
  draft: Draft;
}

const readInput = ({ listingId, category, draft }: SubmitInput, by: { id: string }) =>
  readSubmission(by, listingId, {
    slug: category,
    second: draft.secondCategory ?? null,
    imageIds: draft.images?.map(({ imageId }) => imageId) ?? [],
  });

/**
 * A seller submits a draft: its first version, or another one after a rejection, is kept with today’s commission, and waits for the
 * rules of risk.
 * @throws Refusal - not_found, not_a_draft, no_such_category, listing_incomplete, contact_in_text, too_many_listings, unproven,
 * blocked, frozen, no_publish
 */
export const submitListing = command<SubmitInput, SubmissionFacts, ListingMoved>({
  act: "listing.submit",
  read: readInput,
  decide(facts, { listingId, draft }, by) {
    if (!listing.mayMove(facts.state, "submit")) throw new Refusal(listingRefusals.not_a_draft);
    const made = mustBeComplete(facts, draft);
    const most = OPEN_LISTINGS[facts.seller.level];
    if (facts.openListings >= most) throw new Refusal(listingRefusals.too_many_listings, { most });
    const { version, terms: _, ...part } = versionPart(facts, made);
    return composePlan(
      {
        ...about(listingId),
        rows: [listing.move(facts, "submit", { categoryId: made.leaf.id, draft })],
        events: [listingEvents.submitted({ listingId, sellerId: by.id, version })],
      },
      part,
      planCount(by.id, { change: { openListings: 1 } }),
    );
  },
});

/**
 * A seller changes a listing that is live: price and units at once; whatever else they change, and a price that falls deeply, is a
 * version that waits, while the listing stays as it is.
 * @throws Refusal - not_found, not_live, in_review, nothing_changed, none_left, and those of submitting but for too_many_listings
 */
export const reviseListing = command<SubmitInput, SubmissionFacts, ListingMoved>({
  act: "listing.revise",
  read: readInput,
  decide: (facts, { draft }) => planRevision(facts, draft),
});

/** The plan of a change to another draft. */
function planRevision(facts: SubmissionFacts & Moment, draft: Draft): Plan<ListingMoved> {
  const { id: listingId, sellerId } = facts;
  if (!facts.live || !isOpen(facts)) throw new Refusal(listingRefusals.not_live);
  const made = mustBeComplete(facts, draft);
  const difference = differenceOf(facts, made);
  if (difference !== "units" && facts.pendingVersion !== null) throw new Refusal(listingRefusals.in_review);
  const units = unitsAfter(facts, made.complete.units);
  if (difference === "units") {
    if (units === undefined) throw new Refusal(listingRefusals.nothing_changed);
    return restocked(facts, units);
  }
  const { version, terms, ...part } = versionPart(facts, made);
  const seller = { listingId, sellerId };
  if (difference === "content") {
    return composePlan(
      {
        ...about(listingId),
        rows: [
          listing.move(facts, "propose"),
          ...(units === undefined ? [] : [offer.move(offerOf(facts), "restock", { unitsTotal: units })]),
        ],
        events: [listingEvents.submitted({ ...seller, version })],
      },
      part,
      lockAllowance(sellerId),
    );
  }
  const { priceMinor } = made.complete;
  const set = {
    terms,
    termsVersion: version,
    listedUnder: made.leaf.slug,
    priceMinor,
    feeRule: made.feeRule,
    ...(units !== undefined && { unitsTotal: units }),
  };
  return composePlan(
    {
      ...about(listingId),
      rows: [listing.move(facts, "reprice"), offer.move(offerOf(facts), "revise", set)],
      events: [listingEvents.changed(seller)],
    },
    part,
    lockAllowance(sellerId),
  );
}

/** What a revision changes: its content or a deep fall of its price, its price, or no more than its units. */
function differenceOf(
  { live, lookedAtMinor }: SubmissionFacts & Moment,
  { complete, leaf }: ReturnType<typeof mustBeComplete>,
): "content" | "price" | "units" {
  if (!live) return "content";
  const { content, state, lga, priceMinor, compareMinor } = complete;
  const now = canonical([leaf.slug, content, state, lga]);
  const before = canonical([live.categorySlug, live.content, live.state, live.lga]);
  if (now !== before) return "content";
  const old = BigInt(live.priceMinor);
  if (priceMinor * 100n <= (lookedAtMinor ?? old) * BigInt(100 - DEEP_FALL_PERCENT)) return "content";
  const compare = compareMinor?.toString() ?? null;
  return priceMinor === old && compare === live.compareMinor ? "units" : "price";
}

export interface RowChange {
  listingId: string;
  /** As the page had them: a price in kobo, and how many were free. */
  seen: { priceMinor: bigint; units: bigint };
  /** What they are to be. */
  priceMinor: bigint;
  units: bigint;
}

/**
 * A seller changes the price or the number of a listing that is live, from what their page had; what they left as it was stays as it is
 * by now. A price that falls deeply waits to be looked at.
 * @throws Refusal - not_found, not_live, price_moved, units_moved, and those of a revision
 */
export const changeInRow = command<RowChange, SubmissionFacts, ListingMoved>({
  act: "listing.change_in_row",
  read: ({ listingId }, by) => readLive(by, listingId),
  decide(facts, { seen, priceMinor, units }) {
    const { live } = facts;
    if (!live || !isOpen(facts)) throw new Refusal(listingRefusals.not_live);
    const now = {
      priceMinor: BigInt(live.priceMinor),
      units: (facts.unitsTotal ?? 0n) - (facts.unitsHeld ?? 0n) - (facts.unitsSold ?? 0n),
    };
    const changes = { price: priceMinor !== seen.priceMinor, units: units !== seen.units };
    if (changes.price && now.priceMinor !== seen.priceMinor && now.priceMinor !== priceMinor)
      throw new Refusal(listingRefusals.price_moved, { priceMinor: now.priceMinor.toString() });
    if (changes.units && now.units !== seen.units && now.units !== units)
      throw new Refusal(listingRefusals.units_moved, { units: now.units.toString() });
    const { content, compareMinor, state, lga } = live;
    const draft = draftOf({
      content,
      priceMinor: now.priceMinor,
      compareMinor: compareMinor === null ? null : BigInt(compareMinor),
      units: changes.units ? units : now.units,
      state,
      lga,
    });
    return planRevision(facts, changes.price ? { ...draft, price: moneyView(priceMinor) } : draft);
  },
});
