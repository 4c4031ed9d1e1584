import "server-only";
import { planCount } from "@/lib/identity/limits/allowance";
import { type Actor, command, type Moment } from "@/lib/kernel/command";
import { composePlan } from "@/lib/kernel/commit";
import { sql } from "@/lib/kernel/db";
import { mustHold } from "@/lib/kernel/permissions";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { offer } from "@/lib/offers/machine";
import { listingEvents } from "../events";
import { TWO_PEOPLE_RISK } from "../limits";
import { listing, listingFlag } from "../machine";
import { listingRefusals } from "../refusals";
import { isProven, type RejectionReason } from "../words";
import { decisionPart, readForStaff } from "./decision";
import { about, aboutOffer, type ListingMoved, offerOf } from "./facts";
import { liveParts, type ReadyListing } from "./go-live";

type Input = { listingId: string };
/** A yes; one among several, as they were seen at a moment. */
type Yes = Input & { among?: { seenAt: Date } };
/** A no, with a sentence that the seller reads. */
export type No = Input & { reasonCode: RejectionReason; sentence: string };

type Ruled = Pick<ReadyListing, "sellerId" | "claimedById" | "claimedUntil"> & Moment;
/** What says whether a moderator may reject a listing. */
export type Rejectable = Ruled & Pick<ReadyListing, "pendingVersion" | "screenedAt">;

/**
 * Only of another, and what no colleague has.
 * @throws Refusal - not_found, own_listing, claimed_by_another
 */
export function mustRule(facts: Ruled, by: Actor): void {
  mustHold(by, "offer.moderate");
  if (facts.sellerId === by.id) throw new Refusal(listingRefusals.own_listing);
  if (facts.claimedUntil && facts.claimedUntil > facts.now && facts.claimedById !== by.id)
    throw new Refusal(listingRefusals.claimed_by_another);
}

const waits = ({ pendingVersion, screenedAt }: Pick<ReadyListing, "pendingVersion" | "screenedAt">) =>
  pendingVersion !== null && screenedAt !== null;

/**
 * Answers the version that waits.
 * @throws Refusal - not_found, own_listing, not_waiting, claimed_by_another
 */
export function assertRejectable(facts: Rejectable, by: Actor): number {
  mustRule(facts, by);
  if (!waits(facts) || facts.pendingVersion === null) throw new Refusal(listingRefusals.not_waiting);
  return facts.pendingVersion;
}

/** What says whether a moderator may approve a listing among several. */
export type Approvable = Rejectable & Pick<ReadyListing, "state" | "offerState" | "risk" | "submittedAt">;

/**
 * Among several a moderator approves what was never live, is theirs alone to approve, and is as they saw it.
 * @throws Refusal - not_found, own_listing, not_waiting, claimed_by_another, compare_first, needs_two, moved_on
 */
export function assertApprovable(facts: Approvable, by: Actor, seenAt: Date): void {
  assertRejectable(facts, by);
  if (facts.state !== "PENDING_REVIEW") throw new Refusal(listingRefusals.compare_first);
  if (facts.risk >= TWO_PEOPLE_RISK) throw new Refusal(listingRefusals.needs_two);
  if (facts.submittedAt && facts.submittedAt > seenAt) throw new Refusal(kernelRefusals.moved_on);
}

/** A moderator has a listing for ten minutes, so that two never rule on one. Throws Refusal - not_found, own_listing, not_waiting, claimed_by_another. */
export const claimListing = command<Input, ReadyListing, ListingMoved>({
  act: "listing.claim",
  read: readForStaff,
  decide(facts, { listingId }, by) {
    mustRule(facts, by);
    if (!waits(facts) && !facts.flaggedAt) throw new Refusal(listingRefusals.not_waiting);
    return {
      ...about(listingId),
      rows: [listing.move(facts, "claim")],
      events: [listingEvents.queue_changed({ listingId })],
      audit: [{ actorId: by.id, act: "listing.claim", subjectKind: "listing", subjectId: listingId }],
    };
  },
});

/**
 * A moderator lets the version that waits go live. From a risk of 70 on two have to: the first one's yes is kept.
 * @throws Refusal - not_found, own_listing, not_waiting, claimed_by_another, needs_a_colleague, and among several those of assertApprovable
 */
export const approveListing = command<Yes, ReadyListing, ListingMoved & { isLive: boolean }>({
  act: "listing.approve",
  read: readForStaff,
  decide(facts, { listingId, among }, by) {
    mustRule(facts, by);
    if (among) assertApprovable(facts, by, among.seenAt);
    const { pending, risk, endorsedById, sellerId } = facts;
    if (!pending || !waits(facts) || facts.offerState === "WITHDRAWN")
      throw new Refusal(listingRefusals.not_waiting);
    const { version } = pending;
    if (risk >= TWO_PEOPLE_RISK && endorsedById === null) {
      return composePlan(
        {
          ...about(listingId),
          result: { listingId, isLive: false },
          rows: [listing.move(facts, "endorse")],
          events: [listingEvents.queue_changed({ listingId })],
        },
        decisionPart(facts, by, { verdict: "ENDORSE", about: version }),
      );
    }
    if (risk >= TWO_PEOPLE_RISK && endorsedById === by.id)
      throw new Refusal(listingRefusals.needs_a_colleague);
    return composePlan(
      {
        ...about(listingId),
        result: { listingId, isLive: true },
        rows: [listing.move(facts, "approve")],
        events: [listingEvents.approved({ listingId, sellerId, version })],
      },
      liveParts(facts, pending),
      decisionPart(facts, by, { verdict: "APPROVE", about: version }),
    );
  },
});

/**
 * A moderator does not; the seller reads why. What is live stays as it was.
 * @throws Refusal - not_found, own_listing, not_waiting, claimed_by_another
 */
export const rejectListing = command<No, ReadyListing, ListingMoved>({
  act: "listing.reject",
  read: readForStaff,
  decide(facts, { listingId, reasonCode, sentence }, by) {
    const pendingVersion = assertRejectable(facts, by);
    const { sellerId } = facts;
    const isFirst = facts.state === "PENDING_REVIEW";
    return composePlan(
      {
        ...about(listingId),
        rows: [listing.move(facts, isFirst ? "reject" : "decline")],
        events: [
          listingEvents.rejected({ listingId, sellerId, version: pendingVersion, reasonCode, sentence }),
        ],
      },
      decisionPart(facts, by, { verdict: "REJECT", about: pendingVersion, reasonCode, sentence }),
      isFirst ? planCount(sellerId, { change: { openListings: -1 } }) : {},
    );
  },
});

/** Flags that nobody has settled, and that are not the moderator's own. */
type Flagged = ReadyListing & { flags: { id: string; version: string; reason: string }[] };

const readFlagged = ({ listingId }: Input, by: Actor) => sql`
  select kept.*, (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'version', f.version::text, 'reason', f.reason) order by f.id), '[]')
    from listing_flag f where f.listing_id = kept.id and f.is_upheld is null and f.user_id <> ${by.id}::uuid) as flags
  from (${readForStaff({ listingId })}) kept`;

const settled = ({ id, version }: Flagged["flags"][number], isUpheld: boolean) =>
  listingFlag.move({ id, version: BigInt(version) }, "settle", { isUpheld });

/**
 * A moderator takes a listing down for good; trades of it run on. Its seller reads why. Readers who said what the reason proves were
 * right.
 * @throws Refusal - not_found, own_listing, not_live, claimed_by_another
 */
export const takeDownListing = command<No, Flagged, ListingMoved>({
  act: "listing.take_down",
  read: readFlagged,
  decide(facts, { listingId, reasonCode, sentence }, by) {
    mustRule(facts, by);
    const { sellerId, offerState } = facts;
    if (!offerState || !offer.mayMove(offerState, "unlist")) throw new Refusal(listingRefusals.not_live);
    const proven = facts.flags.filter(({ reason }) => isProven(reason, reasonCode));
    return composePlan(
      {
        ...aboutOffer(listingId),
        rows: [offer.move(offerOf(facts), "unlist"), ...proven.map((flag) => settled(flag, true))],
        events: [
          listingEvents.taken_down({ listingId, sellerId, reasonCode, sentence }),
          listingEvents.ended({ listingId, sellerId, why: "taken_down" }),
        ],
      },
      decisionPart(facts, by, { verdict: "TAKE_DOWN", about: facts.liveVersion, reasonCode, sentence }),
      planCount(sellerId, { change: { openListings: -1 } }),
    );
  },
});

/**
 * A moderator has looked at its flags, and it stays: who flagged it was wrong.
 * @throws Refusal - not_found, own_listing, not_waiting, claimed_by_another
 */
export const keepListing = command<Input, Flagged, ListingMoved>({
  act: "listing.keep",
  read: readFlagged,
  decide(facts, { listingId }, by) {
    mustRule(facts, by);
    if (!facts.flaggedAt) throw new Refusal(listingRefusals.not_waiting);
    return composePlan(
      {
        ...about(listingId),
        rows: [listing.move(facts, "keep"), ...facts.flags.map((flag) => settled(flag, false))],
        events: [
          listingEvents.changed({ listingId, sellerId: facts.sellerId }),
          listingEvents.queue_changed({ listingId }),
        ],
      },
      decisionPart(facts, by, { verdict: "KEEP", about: facts.liveVersion }),
    );
  },
});
