import { isFree, mustBeFree } from "@/lib/identity/restrictions/free-sql";
import type { MachineMove } from "@/lib/kernel/machine";

export const offerStates = ["AVAILABLE", "PAUSED", "IN_ESCROW", "COMPLETED", "EXPIRED", "WITHDRAWN"] as const;
export type OfferState = (typeof offerStates)[number];

/** How many days staff may let a listing run from now. */
export const LISTING_DAYS_BY_STAFF = 90;
/** From how many hours before its end a listing can be renewed, and until how many days after it. */
export const RENEWED_FROM_HOURS = 72;
export const RENEWED_UNTIL_DAYS = 90;

const inCatalog = "in_catalog(kind)";
/** What a listing of the catalog counts in place of an offer of the market. */
export const countsAs = (by: string) => ({
  open_offers: { of: ["seller"], by: `case when in_catalog(r.kind) then 0 else ${by} end` },
  open_listings: { of: ["seller"], by: `case when in_catalog(r.kind) then ${by} else 0 end` },
});

/** Never fewer than are held and sold, and one stays free. */
const unitsFit =
  "(s->>'units_total')::bigint between units_held + units_sold + 1 and 9999 + units_held + units_sold";

/** Until when it may run: a seller's by their level, staff's by ninety days. */
const newEnd = `(s->>'expires_at')::timestamptz > at and (s->>'expires_at')::timestamptz <= at + make_interval(days =>
        case when who = seller_id then listing_days(seller_id) else ${String(LISTING_DAYS_BY_STAFF)} end)`;
const mayPublish = `(who <> seller_id or ${mustBeFree("seller_id", "publish")})`;

/** What only an offer of the catalog does: its listing is written, looked at and revised in lib/catalog. */
export const listingMoves = {
  /** Another version of its listing is for sale from now: trades keep the one that they bought. */
  revise: {
    by: ["seller", "system", "staff:offer.moderate"],
    from: ["AVAILABLE", "PAUSED", "IN_ESCROW", "COMPLETED", "EXPIRED"],
    to: "same",
    if: `${inCatalog} and (s->>'units_total' is null or ${unitsFit})`,
    takes: ["terms_version"],
    sets: ["terms", "listed_under", "price_minor", "fee_rule"],
    mayset: ["units_total"],
    fixed: { terms_version: "(s->>'terms_version')::bigint" },
    checks: { "it sells the version of its listing that is live": "sells_live_version(r)" },
  },
  /** There are more of it, or fewer: never fewer than are held and sold, and one stays free. */
  restock: {
    by: ["seller"],
    from: ["AVAILABLE", "PAUSED"],
    to: "same",
    if: `${inCatalog} and ${unitsFit}`,
    sets: ["units_total"],
  },
  /** All that was there is in trades; from now some is free again. */
  refill: {
    by: ["seller"],
    from: ["IN_ESCROW"],
    to: "AVAILABLE",
    if: `${inCatalog} and ${unitsFit} and expires_at > at and ${mayPublish}`,
    sets: ["units_total"],
  },
  /** It was sold out, and there is more of it: for sale again, for as long as a new one. */
  reopen: {
    by: ["seller"],
    from: ["COMPLETED"],
    to: "AVAILABLE",
    if: `${inCatalog} and ${unitsFit} and ${newEnd} and ${mayPublish}`,
    sets: ["units_total", "expires_at"],
    fixed: { ended_at: "null" },
    counts: countsAs("1"),
    checks: { "it sells the version of its listing that is live": "sells_live_version(r)" },
  },
  /** Out of the catalog for good; trades run on. By a moderator, with a reason in the catalog's decisions. */
  unlist: {
    by: ["seller", "staff:offer.moderate"],
    from: ["AVAILABLE", "PAUSED", "IN_ESCROW"],
    to: "WITHDRAWN",
    if: inCatalog,
    fixed: { ended_at: "at", paused_at: "null" },
    counts: countsAs("-1"),
    checks: { "its listing says why": "who = r.seller_id or listing_taken_down(r.id, who)" },
  },
  /** Its seller is blocked: it is out of sight until they resume it. */
  hold: {
    by: ["system"],
    from: ["AVAILABLE"],
    to: "PAUSED",
    if: `${inCatalog} and exists (select from allowance b where b.user_id = seller_id and not ${isFree("b", "signIn")})`,
    fixed: { paused_at: "at" },
  },
  /** It runs on for as long as a new one. */
  renew: {
    by: ["seller", "staff:offer.extend"],
    from: ["AVAILABLE", "IN_ESCROW"],
    to: "same",
    if: `${inCatalog} and expires_at > at and ${newEnd} and ${mayPublish}
        and (who <> seller_id or expires_at <= at + interval '${String(RENEWED_FROM_HOURS)} hours')`,
    sets: ["expires_at"],
    checks: {
      "its listing was decided on, if staff renew it": "who = r.seller_id or listing_extended(r.id, who)",
    },
  },
  /** It is for sale again after its end. */
  relist: {
    by: ["seller", "staff:offer.extend"],
    from: ["EXPIRED"],
    to: "AVAILABLE",
    if: `${inCatalog} and units_held + units_sold < units_total and ${newEnd} and ${mayPublish}
        and ended_at > at - interval '${String(RENEWED_UNTIL_DAYS)} days'`,
    sets: ["expires_at"],
    fixed: { ended_at: "null" },
    counts: countsAs("1"),
    checks: {
      "its listing was decided on, if staff renew it": "who = r.seller_id or listing_extended(r.id, who)",
    },
  },
} as const satisfies Record<string, MachineMove<OfferState>>;
