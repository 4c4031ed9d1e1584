import { machine } from "@/lib/kernel/machine";

export const checkoutStates = ["AWAITING_FUNDS", "PAID", "LAPSED", "FAILED", "CANCELLED"] as const;
export type CheckoutState = (typeof checkoutStates)[number];

/** How long a checkout waits for the money that its buyer's wallet lacks. */
export const AWAITS_MINUTES = 30;

const isPaid = { "its parcels cost what it says": "checkout_is_paid(r)" };
const ends = { from: ["AWAITING_FUNDS"], fixed: { ended_at: "at", delivery: "null" } } as const;

/**
 * What a buyer bought at once: a trade for each of its parcels, made in the same commit. Where the wallet was short it waits for the money,
 * and is bought in the buyer's name once that is there: pressing Pay was the consent.
 */
export const checkout = machine("checkout", {
  states: checkoutStates,
  parties: { buyer: "r.buyer_id" },
  insert: {
    by: ["buyer"],
    states: ["AWAITING_FUNDS", "PAID"],
    columns: ["id", "buyer_id", "currency", "total_minor", "deposit_minor", "quote", "delivery"],
    fixed: {
      expires_at: `at + interval '${AWAITS_MINUTES} minutes'`,
      ended_at: "case row_->>'state' when 'PAID' then at end",
    },
    checks: {
      "its parcels cost what it says": "case r.state when 'PAID' then checkout_is_paid(r) else true end",
    },
  },
  moves: {
    pay: { ...ends, by: ["buyer"], to: "PAID", checks: isPaid },
    cancel: { ...ends, by: ["buyer"], to: "CANCELLED" },
    fail: { ...ends, by: ["system"], to: "FAILED", sets: ["failure"] },
    lapse: { ...ends, by: ["system"], to: "LAPSED", if: "expires_at <= at" },
  },
});
