import { holdOf, machine, walletOf } from "@/lib/kernel/machine";

export const parcelStates = ["HELD", "PAID", "RETURNED"] as const;

/** A parcel ends with its trade, so all who may end a trade may end its parcel. */
const enders = ["buyer", "seller", "system", "staff:dispute.rule"] as const;
const ends = { from: ["HELD"], fixed: { ended_at: "at" } } as const;

const tradeIs = (states: string) => ({
  "its trade has ended so": `exists (select from trade t where t.id = r.id and t.state in (${states}) and t.ended_at = r.ended_at)`,
});

/**
 * How what a trade sells gets to its buyer. The delivery fee has a hold of its own, which nothing touches until the trade's end decides:
 * it goes to the seller who delivered, or back.
 */
export const parcel = machine("parcel", {
  states: parcelStates,
  parties: { buyer: "r.buyer_id", seller: "r.seller_id" },
  holds: { amount: "r.fee_minor", currency: "r.currency", while: ["HELD"] },
  transfers: {
    shipping_hold: { from: walletOf("buyer"), to: holdOf() },
    shipping_seller: { from: holdOf(), to: walletOf("seller") },
    shipping_refund: { from: holdOf(), to: walletOf("buyer") },
  },
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
    pay: {
      ...ends,
      by: enders,
      to: "PAID",
      posts: { shipping_seller: "r.fee_minor" },
      checks: tradeIs("'COMPLETED', 'SPLIT'"),
    },
    return: {
      ...ends,
      by: enders,
      to: "RETURNED",
      posts: { shipping_refund: "r.fee_minor" },
      checks: tradeIs("'CANCELLED'"),
    },
  },
});
