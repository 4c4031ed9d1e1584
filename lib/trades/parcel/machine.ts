import { carrier, holdOf, machine, walletOf } from "@/lib/kernel/machine";
import { parcelBackMoves } from "./machine-back";
import { labelMoves } from "./machine-label";

export const parcelStates = ["HELD", "PAID", "RETURNED"] as const;

/** A parcel ends with its trade, so all who may end a trade may end its parcel. */
const enders = ["buyer", "seller", "system", "staff:dispute.rule"] as const;
const ends = { from: ["HELD"], fixed: { ended_at: "at" } } as const;

/** Digits are six, and are tried five times in a quarter of an hour, fifteen times in all: then the buyer makes another code. */
export const CODE_TRIES = 15;
export const CODE_TRIES_AT_ONCE = 5;
export const CODE_LOCK_MINUTES = 15;

const underway = { from: ["HELD"], to: "same" } as const;
const nowIs = (states: string) => ({
  "its trade is there": `exists (select from trade t where t.id = r.id and t.state in (${states}))`,
});

const tradeHas = (what: string) =>
  `exists (select from trade t where t.id = r.id and t.ended_at = r.ended_at and (${what}))`;
const tradeIs = (states: string) => ({ "its trade has ended so": tradeHas(`t.state in (${states})`) });

/** What goes back as its two agree to now. A plan moves the parcel before its trade, whose proposal is there until then. */
const agreedRefund =
  "(select t.proposal->>'refundMinor' from trade t where t.id = r.id and t.proposal->>'kind' = 'split')";

/** What the seller put up for the way back is the buyer's who sent it back, unless the seller gets all of the price. */
const wayBack = {
  return_paid: "case when r.return_sent is not null then r.way_back_minor else 0 end",
  return_unused: "case when r.return_sent is not null then 0 else r.way_back_minor end",
};
/** Its label is paid out of the delivery fee, and of what its seller added. */
const paid = {
  shipping_carrier: "coalesce(r.label_minor, 0)",
  shipping_seller: "r.fee_minor + r.extra_minor - coalesce(r.label_minor, 0)",
};

/**
 * How what a trade sells gets to its buyer. The delivery fee has a hold of its own, which nothing touches until the trade's end decides:
 * it goes to the seller who delivered, or back.
 */
export const parcel = machine("parcel", {
  states: parcelStates,
  parties: { buyer: "r.buyer_id", seller: "r.seller_id" },
  holds: {
    amount: "r.fee_minor + r.extra_minor + r.way_back_minor",
    currency: "r.currency",
    while: ["HELD"],
  },
  transfers: {
    shipping_hold: { from: walletOf("buyer"), to: holdOf() },
    shipping_seller: { from: holdOf(), to: walletOf("seller") },
    shipping_refund: { from: holdOf(), to: walletOf("buyer") },
    shipping_extra: { from: walletOf("seller"), to: holdOf() },
    shipping_extra_back: { from: holdOf(), to: walletOf("seller") },
    shipping_carrier: { from: holdOf(), to: carrier },
    /** What the seller has offered, or agreed, to pay for the way back. */
    return_hold: { from: walletOf("seller"), to: holdOf(), withoutOwner: true },
    return_paid: { from: holdOf(), to: walletOf("buyer") },
    return_unused: { from: holdOf(), to: walletOf("seller") },
  },
  carrier: "carrier_account(r.label_carrier)",
  insert: {
    by: ["buyer"],
    columns: [
      "id",
      "checkout_id",
      "buyer_id",
      "seller_id",
      "currency",
      "fee_minor",
      "way",
      "from_state",
      "from_lga",
      "promised_until",
      "window_days",
      "code_hash",
    ],
    posts: { any: { shipping_hold: "r.fee_minor" } },
    checks: {
      "its trade is new, and of the same two": `exists (select from trade t where t.id = r.id and t.moves = 1 and t.created_at = r.created_at
        and (t.buyer_id, t.seller_id, t.currency) = (r.buyer_id, r.seller_id, r.currency) and in_catalog(t.kind))`,
      "its checkout is paid with it": `exists (select from checkout c where c.id = r.checkout_id and c.buyer_id = r.buyer_id and c.state = 'PAID'
        and c.ended_at = r.created_at)`,
    },
  },
  moves: {
    send: {
      ...underway,
      by: ["seller"],
      sets: ["sent"],
      fixed: { sent_at: "at" },
      checks: nowIs("'SHIPPED'"),
    },
    /** The carrier's first scan of what we have booked. */
    "send:scanned": {
      ...underway,
      by: ["system"],
      sets: ["sent"],
      fixed: { sent_at: "at" },
      checks: {
        ...nowIs("'SHIPPED'"),
        "its carrier has it": `is_scanned(r.id) and exists (select from shipment s where s.trade_id = r.id and s.is_ours
          and (s.service, s.number) = (r.sent->>'carrier', r.sent->>'number'))`,
      },
    },
    unsend: {
      ...underway,
      by: ["seller"],
      if: "sent_at >= at - interval '5 minutes'",
      fixed: { sent: "null", sent_at: "null" },
      checks: nowIs("'IN_ESCROW'"),
    },
    /** The seller is counted a try before what they typed is compared. */
    try: {
      ...underway,
      by: ["seller"],
      if: `code_tries < ${String(CODE_TRIES)} and (code_locked_until is null or code_locked_until <= at) and proof is null`,
      fixed: {
        code_tries: "r.code_tries + 1",
        code_locked_until: `case when (r.code_tries + 1) % ${String(CODE_TRIES_AT_ONCE)} = 0 then at + interval '${String(CODE_LOCK_MINUTES)} minutes' end`,
      },
      checks: nowIs("'IN_ESCROW', 'SHIPPED'"),
    },
    /** Another code in place of one that others may know. */
    recode: {
      ...underway,
      by: ["buyer"],
      if: "proof is null",
      sets: ["code_hash"],
      fixed: {
        code_generation: "r.code_generation + 1",
        code_tries: "0",
        code_locked_until: "null",
      },
      checks: nowIs("'IN_ESCROW', 'SHIPPED'"),
    },
    "hand-over": {
      ...underway,
      by: ["seller"],
      if: "proof is null and code_hash = encode(sha256(decode(s->>'secret', 'hex')), 'hex')",
      takes: ["secret"],
      fixed: { proof: "'CODE'" },
      checks: nowIs("'DELIVERED'"),
    },
    say: {
      ...underway,
      by: ["seller"],
      if: "proof is null",
      fixed: { proof: "'WORD'" },
      checks: nowIs("'DELIVERED'"),
    },
    /** What its carrier says; proof of it only where the parcel is certainly this one. */
    arrive: {
      ...underway,
      by: ["system"],
      if: "proof is null",
      sets: ["proof"],
      checks: {
        ...nowIs("'DELIVERED'"),
        "its carrier says so":
          "r.proof in ('CARRIER', 'WORD') and carrier_says(r.id, array['DELIVERED'], r.proof = 'CARRIER')",
      },
    },
    ...labelMoves,
    ...parcelBackMoves,
    /** The price is shared: the buyer keeps it for less, as its two have agreed, or the dispute that ends now says so. */
    share: {
      ...ends,
      by: enders,
      to: "PAID",
      fixed: { ended_at: "at", agreed_refund_minor: `${agreedRefund}::bigint` },
      posts: { ...paid, ...wayBack },
      checks: tradeIs("'SPLIT'"),
    },
    pay: {
      ...ends,
      by: enders,
      to: "PAID",
      posts: { ...paid, return_unused: "r.way_back_minor" },
      checks: {
        "its trade is completed, or its buyer pays for both ways": tradeHas(
          `t.state = 'COMPLETED' or t.state = 'CANCELLED' and r.return_paid_by = 'buyer'`,
        ),
      },
    },
    return: {
      ...ends,
      by: enders,
      to: "RETURNED",
      posts: { shipping_refund: "r.fee_minor", shipping_extra_back: "r.extra_minor", ...wayBack },
      checks: {
        "its trade is cancelled, and its buyer does not pay for both ways": tradeHas(
          "t.state = 'CANCELLED' and r.return_paid_by is distinct from 'buyer'",
        ),
      },
    },
  },
});
