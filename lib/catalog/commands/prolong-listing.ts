import "server-only";
import { planCount } from "@/lib/identity/limits/allowance";
import type { ReasonCode } from "@/lib/kernel/approvals/reason-codes";
import { after, DAY } from "@/lib/kernel/clock";
import { command } from "@/lib/kernel/command";
import { composePlan } from "@/lib/kernel/commit";
import { mustHold } from "@/lib/kernel/permissions";
import { Refusal } from "@/lib/kernel/refusal";
import { LISTING_DAYS_BY_STAFF } from "@/lib/offers/listing-moves";
import { offer } from "@/lib/offers/machine";
import { listingEvents } from "../events";
import { listing } from "../machine";
import { listingRefusals } from "../refusals";
import { decisionPart, readForStaff } from "./decision";
import { about, aboutOffer, type ListingMoved, offerOf } from "./facts";
import type { ReadyListing } from "./go-live";

type Input = { listingId: string };
/** The farthest day that staff may choose. */
const farthest = (now: Date) => after(now, LISTING_DAYS_BY_STAFF * DAY);

/**
 * Staff show a listing among the featured ones until a day, or no longer.
 * @throws Refusal - not_found, own_listing, not_live, too_far
 */
export const featureListing = command<Input & { until: Date | null }, ReadyListing, ListingMoved>({
  act: "listing.feature",
  read: readForStaff,
  decide(facts, { listingId, until }, by) {
    mustHold(by, "offer.moderate");
    if (facts.sellerId === by.id) throw new Refusal(listingRefusals.own_listing);
    if (facts.state !== "LIVE") throw new Refusal(listingRefusals.not_live);
    if (until && (until < facts.now || until > farthest(facts.now)))
      throw new Refusal(listingRefusals.too_far);
    return {
      ...about(listingId),
      rows: [listing.move(facts, "feature", { featuredUntil: until })],
      audit: [
        {
          actorId: by.id,
          act: "listing.feature",
          subjectKind: "listing",
          subjectId: listingId,
          detail: { until: until?.toISOString() ?? null },
        },
      ],
      events: [listingEvents.changed({ listingId, sellerId: facts.sellerId })],
    };
  },
});

/**
 * Staff let a listing run on, or again after its end, for some days from now: 90 at most.
 * @throws Refusal - not_found, own_listing, not_live, too_far
 */
export const extendListing = command<
  Input & { until: Date; reason: string; reasonCode?: ReasonCode },
  ReadyListing,
  ListingMoved
>({
  act: "listing.extend",
  read: readForStaff,
  decide(facts, { listingId, until, reason, reasonCode }, by) {
    mustHold(by, "offer.extend");
    const { sellerId, offerState } = facts;
    if (sellerId === by.id) throw new Refusal(listingRefusals.own_listing);
    if (until <= facts.now || until > farthest(facts.now)) throw new Refusal(listingRefusals.too_far);
    const isOver = offerState === "EXPIRED";
    if (!isOver && offerState !== "AVAILABLE" && offerState !== "IN_ESCROW")
      throw new Refusal(listingRefusals.not_live);
    return composePlan(
      {
        ...aboutOffer(listingId),
        rows: [offer.move(offerOf(facts), isOver ? "relist" : "renew", { expiresAt: until })],
        events: [listingEvents.published({ listingId, sellerId })],
      },
      decisionPart(facts, by, {
        verdict: "EXTEND",
        about: facts.liveVersion,
        sentence: reason,
        ...(reasonCode && { reasonCode }),
      }),
      isOver ? planCount(sellerId, { change: { openListings: 1 } }) : {},
    );
  },
});
