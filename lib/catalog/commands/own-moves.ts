import "server-only";
import { mustBeAbleTo, planCount } from "@/lib/identity/limits/allowance";
import { lockAllowance } from "@/lib/identity/restrictions/restrictions";
import { after, DAY, HOUR } from "@/lib/kernel/clock";
import { command, type Moment } from "@/lib/kernel/command";
import { composePlan, type Plan } from "@/lib/kernel/commit";
import { Refusal } from "@/lib/kernel/refusal";
import { RENEWED_FROM_HOURS, RENEWED_UNTIL_DAYS } from "@/lib/offers/listing-moves";
import { offer } from "@/lib/offers/machine";
import type { OfferState } from "@/lib/offers/rules";
import { listingEvents } from "../events";
import { LISTING_DAYS, OPEN_LISTINGS } from "../limits";
import { listing } from "../machine";
import { listingRefusals } from "../refusals";
import { about, aboutOffer, type ListingMoved, type OwnListing, offerOf, readOwn } from "./facts";
import { refilled, reopened, restocked, unitsAfter } from "./restock";

type Input = { listingId: string };
const ofSeller = ({ id, sellerId }: OwnListing) => ({ listingId: id, sellerId });

/** The seller hides a listing for a while; trades run on, and so does its time. Throws Refusal - not_found, not_live. */
export const pauseListing = command<Input, OwnListing, ListingMoved>({
  act: "listing.pause",
  read: readOwn,
  decide(facts) {
    if (facts.offerState !== "AVAILABLE") throw new Refusal(listingRefusals.not_live);
    return {
      ...aboutOffer(facts.id),
      rows: [offer.move(offerOf(facts), "pause")],
      events: [listingEvents.ended({ ...ofSeller(facts), why: "paused" })],
    };
  },
});

/**
 * The seller shows a paused listing again.
 * @throws Refusal - not_found, not_paused, time_over, unproven, blocked, frozen, no_publish
 */
export const resumeListing = command<Input, OwnListing, ListingMoved>({
  act: "listing.resume",
  read: readOwn,
  decide(facts) {
    if (facts.offerState !== "PAUSED" || !facts.expiresAt) throw new Refusal(listingRefusals.not_paused);
    if (facts.expiresAt <= facts.now) throw new Refusal(listingRefusals.time_over);
    mustBeAbleTo("publish", facts.seller, facts.now);
    return composePlan(
      {
        ...aboutOffer(facts.id),
        rows: [offer.move(offerOf(facts), "resume")],
        events: [listingEvents.published(ofSeller(facts))],
      },
      lockAllowance(facts.sellerId),
    );
  },
});

/**
 * The seller says how many are free now. What is sold out is for sale again.
 * @throws Refusal - not_found, not_live, none_left, nothing_changed, time_over, too_many_listings, unproven, blocked, frozen, no_publish
 */
export const restockListing = command<Input & { units: bigint }, OwnListing, ListingMoved>({
  act: "listing.restock",
  read: readOwn,
  decide(facts, { units }) {
    const restock = restocks[facts.offerState ?? "WITHDRAWN"];
    if (!restock) throw new Refusal(listingRefusals.not_live);
    if (units < 1n) throw new Refusal(listingRefusals.none_left);
    const total = unitsAfter(facts, units);
    if (total === undefined) throw new Refusal(listingRefusals.nothing_changed);
    if (restock !== restocked) mustBeAbleTo("publish", facts.seller, facts.now);
    return restock(facts, total);
  },
});

const restocks: Partial<
  Record<OfferState, (facts: OwnListing & Moment, total: bigint) => Plan<ListingMoved>>
> = {
  AVAILABLE: restocked,
  PAUSED: restocked,
  IN_ESCROW: refilled,
  COMPLETED: reopened,
};

/**
 * The seller renews a listing in its last three days, or up to 90 days after its end: it runs as long as a new one.
 * @throws Refusal - not_found, not_live, too_early, too_late, too_many_listings, unproven, blocked, frozen, no_publish
 */
export const renewListing = command<Input, OwnListing, ListingMoved & { expiresAt: string }>({
  act: "listing.renew",
  read: readOwn,
  decide(facts) {
    const { now, seller, openListings, offerState, endedAt } = facts;
    mustBeAbleTo("publish", seller, now);
    mustBeRenewable(facts);
    const expiresAt = after(now, LISTING_DAYS[seller.level] * DAY);
    const plan = {
      ...aboutOffer(facts.id),
      result: { listingId: facts.id, expiresAt: expiresAt.toISOString() },
      events: [listingEvents.published(ofSeller(facts)), listingEvents.renewed(ofSeller(facts))],
    };
    if (offerState !== "EXPIRED") {
      const rows = [offer.move(offerOf(facts), "renew", { expiresAt })];
      return composePlan({ ...plan, rows }, lockAllowance(facts.sellerId));
    }
    if (!endedAt || endedAt <= after(now, -RENEWED_UNTIL_DAYS * DAY))
      throw new Refusal(listingRefusals.too_late);
    const most = OPEN_LISTINGS[seller.level];
    if (openListings >= most) throw new Refusal(listingRefusals.too_many_listings, { most });
    const rows = [offer.move(offerOf(facts), "relist", { expiresAt })];
    return composePlan({ ...plan, rows }, planCount(facts.sellerId, { change: { openListings: 1 } }));
  },
});

function mustBeRenewable({ offerState, expiresAt, now }: OwnListing & Moment): void {
  if (offerState === "EXPIRED") return;
  if (offerState !== "AVAILABLE" && offerState !== "IN_ESCROW") throw new Refusal(listingRefusals.not_live);
  if (!expiresAt || expiresAt <= now) throw new Refusal(listingRefusals.time_over);
  if (expiresAt > after(now, RENEWED_FROM_HOURS * HOUR)) throw new Refusal(listingRefusals.too_early);
}

/**
 * The seller takes a listing back for good: one that is open, or that waits to be looked at.
 * @throws Refusal - not_found, not_withdrawable
 */
export const withdrawListing = command<Input, OwnListing, ListingMoved>({
  act: "listing.withdraw",
  read: readOwn,
  decide(facts) {
    const back = planCount(facts.sellerId, { change: { openListings: -1 } });
    const events = [listingEvents.ended({ ...ofSeller(facts), why: "withdrawn" })];
    if (facts.state === "PENDING_REVIEW") {
      return composePlan({ ...about(facts.id), rows: [listing.move(facts, "recall")], events }, back);
    }
    if (!facts.offerState || !offer.mayMove(facts.offerState, "unlist"))
      throw new Refusal(listingRefusals.not_withdrawable);
    const rows = [
      ...(facts.pendingVersion === null ? [] : [listing.move(facts, "retract")]),
      offer.move(offerOf(facts), "unlist"),
    ];
    return composePlan({ ...aboutOffer(facts.id), rows, events }, back);
  },
});

/**
 * The seller deletes a listing that is a draft, was rejected or has ended: it is gone from everywhere but trades of it.
 * @throws Refusal - not_found, not_deletable
 */
export const deleteListing = command<Input, OwnListing, ListingMoved>({
  act: "listing.delete",
  read: readOwn,
  decide(facts) {
    const hasEnded = facts.offerState && ["COMPLETED", "EXPIRED", "WITHDRAWN"].includes(facts.offerState);
    if (!listing.mayMove(facts.state, "delete") || (facts.state === "LIVE" && !hasEnded))
      throw new Refusal(listingRefusals.not_deletable);
    return {
      ...about(facts.id),
      rows: [listing.move(facts, "delete")],
      events: [listingEvents.ended({ ...ofSeller(facts), why: "deleted" })],
    };
  },
});
