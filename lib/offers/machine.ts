import { withinLimits } from "@/lib/identity/limits/allowance";
import { isFree, mustBeFree } from "@/lib/identity/restrictions/free-sql";
import { holdOf, machine, walletOf } from "@/lib/kernel/machine";
import { countsAs, listingMoves, type OfferState, offerStates } from "./listing-moves";

export { type OfferState, offerStates };

/** It counts among its seller's ten, and holds what its seller put up. Only an available one can be accepted. */
export const openStates = ["AVAILABLE", "PAUSED", "IN_ESCROW"] as const satisfies readonly OfferState[];
const OPEN = `(${openStates.map((state) => `'${state}'`).join(", ")})`;

/** How many days longer staff let an offer run, in all. */
export const STAFF_EXTENSION_DAYS = 30;

/** What a change of its units makes of its place among those that are open. */
const opens = `(is_open::int - (c.state in ${OPEN})::int)`;

/** What is still free of what its seller put up when publishing; nothing where buyers put up the hold. */
const free = "r.hold_unit_minor * (r.units_total - r.units_held - r.units_sold)";

/**
 * Among these states the counters decide: a unit free, all held or sold, all sold. An offer that holds something expires by
 * the clock's move alone, which gives it back.
 */
const followsUnits = `case
    when c.state not in ('AVAILABLE', 'PAUSED', 'IN_ESCROW', 'COMPLETED') then c.state
    when p_to is not null then p_to::offer_state
    when d_units_held < 0 and d_units_sold = 0 and c.expires_at <= at and c.hold_unit_minor = 0 then 'EXPIRED'::offer_state
    when c.state = 'PAUSED' then c.state
    when c.units_held + d_units_held + c.units_sold + d_units_sold < c.units_total then 'AVAILABLE'::offer_state
    when c.units_held + d_units_held > 0 then 'IN_ESCROW'::offer_state
    else 'COMPLETED'::offer_state end`;

/** The offer: what a seller publishes. Immutable but for its state and its units, which only counts move. */
export const offer = machine("offer", {
  states: offerStates,
  parties: { seller: "r.seller_id" },
  holds: { amount: free, currency: "r.hold_currency", while: openStates },
  transfers: {
    offer_hold: { from: walletOf("seller"), to: holdOf() },
    offer_return: { from: holdOf(), to: walletOf("seller") },
  },
  insert: {
    by: ["seller", "system", "staff:offer.moderate"],
    columns: [
      "id",
      "seller_id",
      "kind",
      "terms",
      "listed_under",
      "listed_minor",
      "rate_bps",
      "currency",
      "price_minor",
      "fee_rule",
      "units_total",
      "hold_unit_minor",
      "hold_currency",
      "expires_at",
    ],
    /** What the catalog sells is the newest version of its listing. */
    fixed: { terms_version: "coalesce(newest_version((row_->>'id')::uuid), 1)" },
    posts: { any: { offer_hold: free } },
    // A listing was counted as its seller submitted it.
    counts: { open_offers: { of: ["seller"], by: "case when in_catalog(r.kind) then 0 else 1 end" } },
    checks: {
      "its seller publishes it, or the catalog does": `case when in_catalog(r.kind) then sells_live_version(r) else who = r.seller_id end`,
      "its seller may publish": mustBeFree("r.seller_id", "publish"),
      "its kind is traded, and says what its seller puts up": "offer_fits_kind(r)",
      "its price is within its seller's limits": withinLimits("taken_price(r)", "r.seller_id"),
      "its commission is the one in force": "offer_fits_commission(r)",
      "its price is within what its kind allows, and it ends in time": "offer_fits_rules(r)",
    },
  },
  counters: {
    columns: ["units_held", "units_sold"],
    derives: {
      after: { type: "offer_state", sql: followsUnits },
      is_open: { type: "boolean", sql: `after in ${OPEN}` },
    },
    bounds: `c.units_held + d_units_held >= 0 and c.units_sold + d_units_sold >= 0
      and c.units_held + d_units_held + c.units_sold + d_units_sold <= c.units_total`,
    // Units that are free are taken while buyers can see them; a trade that ends gives back or sells what it held.
    guard: `(d_units_held + d_units_sold <= 0 or c.state = 'AVAILABLE')
      and (g->>'terms_version' is null or c.terms_version = (g->>'terms_version')::bigint)
      and (g->>'state' is null or c.state::text = g->>'state')
      and (g->>'staysOpen' is null or (g->>'staysOpen')::boolean = is_open)`,
    counts: {
      open_offers: { of: ["seller"], by: `case when in_catalog(c.kind) then 0 else ${opens} end` },
      open_listings: { of: ["seller"], by: `case when in_catalog(c.kind) then ${opens} else 0 end` },
    },
    sets: {
      // A change of state changes the version; taking a unit alone does not, so that buyers do not wait for each other.
      version: "c.version + case when c.state = after then 0 else 1 end",
      state: "after",
      paused_at: "case when after = 'PAUSED' then coalesce(c.paused_at, at) end",
      ended_at: "case when is_open then null else coalesce(c.ended_at, at) end",
    },
  },
  moves: {
    /** Out of the market for a while; its time runs on, and what trades hold of it stays theirs. */
    pause: { by: ["seller"], from: ["AVAILABLE"], to: "PAUSED", fixed: { paused_at: "at" } },
    resume: {
      by: ["seller"],
      from: ["PAUSED"],
      to: "AVAILABLE",
      if: `expires_at > at and ${mustBeFree("seller_id", "publish")}`,
      fixed: { paused_at: "null" },
    },
    withdraw: {
      by: ["seller", "system"],
      from: ["AVAILABLE", "PAUSED"],
      to: "WITHDRAWN",
      /** In the seller's place only while they are blocked. */
      if: `who = seller_id or exists (select from allowance b where b.user_id = seller_id and not ${isFree("b", "signIn")})`,
      fixed: { ended_at: "at", paused_at: "null" },
      posts: { offer_return: free },
      counts: countsAs("-1"),
    },
    extend: {
      by: ["staff:offer.extend"],
      from: ["AVAILABLE", "IN_ESCROW"],
      to: "same",
      if: `who <> seller_id and expires_at > at and (s->>'days')::int >= 1
        and extended_days + (s->>'days')::int <= ${String(STAFF_EXTENSION_DAYS)}`,
      takes: ["days"],
      sets: ["extension_reason"],
      fixed: {
        expires_at: "r.expires_at + make_interval(days => (s->>'days')::int)",
        extended_days: "r.extended_days + (s->>'days')::int",
      },
    },
    expire: {
      by: ["system"],
      from: ["AVAILABLE", "PAUSED"],
      to: "EXPIRED",
      if: "expires_at <= at",
      fixed: { ended_at: "at", paused_at: "null" },
      posts: { offer_return: free },
      counts: countsAs("-1"),
    },
    ...listingMoves,
  },
});
