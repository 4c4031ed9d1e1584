import { mustBeFree } from "@/lib/identity/restrictions/restrictions";
import type { MachineMove } from "@/lib/kernel/machine";
import { settingNowText } from "@/lib/kernel/setting-now";
import {
  CLAIM_MINUTES,
  FIRST_LISTINGS,
  FLAG_WEIGHT,
  HIDDEN_HOURS,
  REVIEW_RISK,
  TWO_PEOPLE_RISK,
} from "./limits";

/** Where a listing stands until it is LIVE; from then on its offer says whether it is for sale. */
export const listingStates = ["DRAFT", "PENDING_REVIEW", "REJECTED", "LIVE", "WITHDRAWN"] as const;
export type ListingState = (typeof listingStates)[number];
type Move = MachineMove<ListingState>;

const isThere = "deleted_at is null";
const open = (by: string) => ({ open_listings: { of: ["seller"], by } });

/** A version that is submitted: written with the move, complete, by one who may publish. */
const submitted = {
  "its version is kept":
    "exists (select from listing_version v where v.listing_id = r.id and v.version = r.versions)",
  "its seller may publish": mustBeFree("r.seller_id", "publish"),
};
const unscreened = {
  pending_version: "r.versions + 1",
  versions: "r.versions + 1",
  submitted_at: "at",
  screened_at: "null",
  risk: "0",
  hits: "'[]'",
  endorsed_by_id: "null",
  claimed_by_id: "null",
  claimed_until: "null",
};
const goesLive = {
  live_version: "r.pending_version",
  category_id:
    "(select v.category_id from listing_version v where v.listing_id = r.id and v.version = r.pending_version)",
  pending_version: "null",
  repriced_from: "null",
  first_live_at: "coalesce(r.first_live_at, at)",
  claimed_by_id: "null",
  claimed_until: "null",
};
const isSold = { "its offer sells this version": "offer_sells(r)" };
const decided = (verdict: string, about = "r.versions") => ({
  "the decision is kept": `exists (select from listing_decision d where d.listing_id = r.id and d.by_id = who and d.verdict = '${verdict}' and d.about = ${about})`,
});
/** A moderator rules on what waits, is not its seller, and no colleague has it. */
const mayRule = `${isThere} and who <> seller_id and (claimed_until is null or claimed_until <= at or claimed_by_id = who)`;
const waits = "pending_version is not null and screened_at is not null";
const isFlagged = "flagged_at is not null";

/** What its seller does. */
export const ofSeller = {
  /** Autosaved: what is written is nobody else's to read. */
  save: {
    by: ["seller"],
    from: ["DRAFT", "REJECTED"],
    to: "same",
    if: isThere,
    sets: ["category_id", "draft"],
    fixed: { saved_at: "at" },
  },
  submit: {
    by: ["seller"],
    from: ["DRAFT", "REJECTED"],
    to: "PENDING_REVIEW",
    if: isThere,
    sets: ["category_id", "draft"],
    fixed: unscreened,
    counts: open("1"),
    checks: submitted,
  },
  /** Another content for a listing that is live, which stays as it is until this was looked at. */
  propose: {
    by: ["seller"],
    from: ["LIVE"],
    to: "same",
    if: `${isThere} and pending_version is null`,
    fixed: unscreened,
    checks: submitted,
  },
  /** Another price alone, at once. All falls since the last version that was looked at count together. */
  reprice: {
    by: ["seller"],
    from: ["LIVE"],
    to: "same",
    if: `${isThere} and pending_version is null`,
    fixed: {
      versions: "r.versions + 1",
      live_version: "r.versions + 1",
      repriced_from: "coalesce(r.repriced_from, r.live_version)",
    },
    checks: { ...submitted, ...isSold, "only its price is another": "is_repriced(r)" },
  },
  /** Back from the queue, for good. */
  recall: {
    by: ["seller"],
    from: ["PENDING_REVIEW"],
    to: "WITHDRAWN",
    fixed: { pending_version: "null" },
    counts: open("-1"),
  },
  /** What waits to be looked at is no longer wanted. */
  retract: {
    by: ["seller"],
    from: ["LIVE"],
    to: "same",
    if: "pending_version is not null",
    fixed: { pending_version: "null" },
  },
  delete: {
    by: ["seller"],
    from: ["DRAFT", "REJECTED", "WITHDRAWN", "LIVE"],
    to: "same",
    if: `${isThere} and (state <> 'LIVE' or offer_has_ended(id))`,
    fixed: { deleted_at: "at" },
  },
} as const satisfies Record<string, Move>;

/** Its seller is reminded of its end so many hours before, once. */
const reminder = <Fixed extends Record<string, string>>(hours: 72 | 24, fixed: Fixed) =>
  ({
    by: ["system"],
    from: ["LIVE"],
    to: "same",
    if: `reminded${String(hours)}_for is distinct from offer_ends_at(id) and offer_ends_at(id) <= at + interval '${String(hours)} hours'`,
    fixed,
  }) as const satisfies Move;

/** What rules and clock do. */
export const ofSystem = {
  /** The rules of risk leave it to a moderator. */
  screen: {
    by: ["system"],
    from: ["PENDING_REVIEW", "LIVE"],
    to: "same",
    if: `${isThere} and pending_version is not null and screened_at is null and (s->>'risk')::int between 0 and 100`,
    sets: ["risk", "hits"],
    fixed: { screened_at: "at" },
  },
  /** Nothing speaks against it, and its seller's first ones were looked at. */
  clear: {
    by: ["system"],
    from: ["PENDING_REVIEW", "LIVE"],
    to: "LIVE",
    if: `${isThere} and pending_version is not null and screened_at is null and (s->>'risk')::int between 0 and ${String(REVIEW_RISK - 1)}
        and ${settingNowText("listings")}->>'reviewAll' <> 'yes'
        and (state = 'LIVE' or listings_looked_at(seller_id) >= ${String(FIRST_LISTINGS)})`,
    sets: ["risk", "hits"],
    fixed: { ...goesLive, screened_at: "at" },
    checks: isSold,
  },
  queue: {
    by: ["system"],
    from: ["LIVE"],
    to: "same",
    if: `${isThere} and flagged_at is null and flag_weight(id) >= ${String(FLAG_WEIGHT)}`,
    fixed: { flagged_at: "at" },
  },
  /** Serious flags hide it while they are looked at, once a version. */
  hide: {
    by: ["system"],
    from: ["LIVE"],
    to: "same",
    if: `${isThere} and hidden_version is distinct from live_version and serious_flags(id) >= 2`,
    fixed: {
      flagged_at: "coalesce(r.flagged_at, at)",
      hidden_version: "r.live_version",
      hidden_until: `at + interval '${String(HIDDEN_HOURS)} hours'`,
    },
  },
  /** As it is renewed, the rules of risk leave it to a moderator; it stays for sale meanwhile. */
  recheck: {
    by: ["system"],
    from: ["LIVE"],
    to: "same",
    if: `${isThere} and pending_version is null and flagged_at is null and (s->>'risk')::int between ${String(REVIEW_RISK)} and 100`,
    sets: ["risk", "hits"],
    fixed: { flagged_at: "at" },
  },
  remind72: reminder(72, { reminded72_for: "offer_ends_at(r.id)" }),
  remind24: reminder(24, { reminded24_for: "offer_ends_at(r.id)", reminded72_for: "offer_ends_at(r.id)" }),
} as const satisfies Record<string, Move>;

/** What moderators do. */
export const ofStaff = {
  claim: {
    by: ["staff:offer.moderate"],
    from: ["PENDING_REVIEW", "LIVE"],
    to: "same",
    if: `${mayRule} and (${waits} or ${isFlagged})`,
    fixed: { claimed_by_id: "who", claimed_until: `at + interval '${String(CLAIM_MINUTES)} minutes'` },
  },
  /** The first of two who agree, where the risk is great. */
  endorse: {
    by: ["staff:offer.moderate"],
    from: ["PENDING_REVIEW", "LIVE"],
    to: "same",
    if: `${mayRule} and ${waits} and risk >= ${String(TWO_PEOPLE_RISK)} and endorsed_by_id is null`,
    fixed: { endorsed_by_id: "who", claimed_by_id: "null", claimed_until: "null" },
    checks: decided("ENDORSE"),
  },
  approve: {
    by: ["staff:offer.moderate"],
    from: ["PENDING_REVIEW", "LIVE"],
    to: "LIVE",
    if: `${mayRule} and ${waits} and (risk < ${String(TWO_PEOPLE_RISK)} or endorsed_by_id <> who)`,
    fixed: goesLive,
    checks: { ...isSold, ...decided("APPROVE", "r.live_version") },
  },
  reject: {
    by: ["staff:offer.moderate"],
    from: ["PENDING_REVIEW"],
    to: "REJECTED",
    if: `${mayRule} and ${waits}`,
    fixed: { pending_version: "null", claimed_by_id: "null", claimed_until: "null" },
    counts: open("-1"),
    checks: decided("REJECT"),
  },
  /** What is live stays as it was. */
  decline: {
    by: ["staff:offer.moderate"],
    from: ["LIVE"],
    to: "same",
    if: `${mayRule} and ${waits}`,
    fixed: { pending_version: "null", claimed_by_id: "null", claimed_until: "null" },
    checks: decided("REJECT"),
  },
  keep: {
    by: ["staff:offer.moderate"],
    from: ["LIVE"],
    to: "same",
    if: `${mayRule} and ${isFlagged}`,
    fixed: { flagged_at: "null", hidden_until: "null", claimed_by_id: "null", claimed_until: "null" },
    checks: decided("KEEP", "r.live_version"),
  },
  feature: {
    by: ["staff:offer.moderate"],
    from: ["LIVE"],
    to: "same",
    if: `${isThere} and who <> seller_id and (s->>'featured_until' is null or (s->>'featured_until')::timestamptz between at and at + interval '90 days')`,
    sets: ["featured_until"],
  },
} as const satisfies Record<string, Move>;
