import { isVerified } from "@/lib/identity/limits/verified";
import { gateway, holdOf, machine, platform, walletOf } from "@/lib/kernel/machine";
import { QUARANTINE_HOURS } from "./limits";

export const depositStates = [
  "INITIATED",
  "PAID",
  "FAILED",
  "EXPIRED",
  "QUARANTINED",
  "REFUNDING",
  "REFUNDED",
  "CHARGEBACK_OPEN",
  "CHARGED_BACK",
] as const;
export type DepositState = (typeof depositStates)[number];

const charge = "coalesce(r.gateway_fee_minor, 0)";
const finance = "staff:deposit.release";
/** A refund or a chargeback that is created or ended in the same commit. */
const refundIs = (states: string) => ({
  "its refund is in the matching state": `exists (select from refund f where f.deposit_id = r.id and f.state in (${states}))`,
});
const chargebackIs = (states: string) => ({
  "its chargeback is in the matching state": `exists (select from chargeback c where c.deposit_id = r.id and c.state in (${states}))`,
});

const isClosed = "exists (select from allowance a where a.user_id = r.user_id and a.closed_at is not null)";
const arrives = {
  by: ["system"],
  from: ["INITIATED", "FAILED", "EXPIRED"],
  sets: ["paid_minor", "gateway_fee_minor", "gateway_record_id", "channel", "paid_at"],
  fixed: { failure: "null", check_at: "null" },
} as const;

/** The deposit machine. A failed or expired deposit is still credited when a late payment arrives. */
export const deposit = machine("deposit", {
  states: depositStates,
  parties: { owner: "r.user_id" },
  holds: { amount: "r.paid_minor", currency: "r.currency", while: ["QUARANTINED"] },
  gateway: "gateway_account(r.gateway)",
  transfers: {
    deposit_credit: { from: gateway, to: walletOf("owner") },
    deposit_quarantine: { from: gateway, to: holdOf() },
    quarantine_release: { from: holdOf(), to: walletOf("owner") },
    quarantine_return: { from: holdOf(), to: gateway },
    gateway_fee: { from: platform("GATEWAY_FEES"), to: gateway },
  },
  insert: {
    by: ["owner", "system"],
    states: ["INITIATED", "PAID", "QUARANTINED"],
    columns: [
      "id",
      "user_id",
      "gateway",
      "reference",
      "currency",
      "asked_minor",
      "return_to",
      "check_at",
      "expires_at",
      "paid_minor",
      "gateway_fee_minor",
      "gateway_record_id",
      "gateway_reference",
      "virtual_account_id",
      "channel",
      "sender_name",
      "sender_bank",
      "sender_account",
      "name_match",
      "paid_at",
    ],
    posts: {
      PAID: { deposit_credit: "r.paid_minor", gateway_fee: charge },
      QUARANTINED: { deposit_quarantine: "r.paid_minor", gateway_fee: charge },
    },
    checks: {
      "only the system inserts paid deposits": "r.state = 'INITIATED' or who = system_id()",
      "a user sets no payment details": `who = system_id() or num_nonnulls(r.paid_minor, r.gateway_fee_minor, r.gateway_record_id,
        r.gateway_reference, r.virtual_account_id, r.channel, r.sender_name, r.sender_bank, r.sender_account, r.name_match, r.paid_at) = 0`,
      "a user is verified": `who = system_id() or ${isVerified("r.user_id")}`,
      "its gateway and its currency are known":
        "gateway_account(r.gateway) is not null and is_currency(r.currency)",
    },
  },
  moves: {
    settle: {
      ...arrives,
      to: "PAID",
      posts: { deposit_credit: "r.paid_minor", gateway_fee: charge },
      checks: { "its owner's account is open": `not ${isClosed}` },
    },
    // A payment that arrives after its owner has closed the account goes back from here.
    quarantine: {
      ...arrives,
      to: "QUARANTINED",
      posts: { deposit_quarantine: "r.paid_minor", gateway_fee: charge },
      checks: { "its owner's account is closed": isClosed },
    },
    fail: { by: ["system"], from: ["INITIATED"], to: "FAILED", sets: ["failure", "check_at"] },
    expire: { by: ["system"], from: ["INITIATED"], to: "EXPIRED", fixed: { check_at: "null" } },
    wait: { by: ["system"], from: ["INITIATED", "FAILED"], to: "same", mayset: ["check_at", "failure"] },
    release: {
      by: [finance],
      from: ["QUARANTINED"],
      to: "PAID",
      posts: { quarantine_release: "r.paid_minor" },
      checks: {
        "the sender's name is unclear, not another person's": "r.name_match = 'unknown'",
        "two people have agreed to a large one":
          "not release_needs_two_people(r.paid_minor) or release_is_agreed(r.id, r.user_id, r.paid_minor, r.currency)",
      },
    },
    return: {
      by: ["system"],
      from: ["QUARANTINED"],
      to: "REFUNDED",
      posts: { quarantine_return: "r.paid_minor" },
      checks: refundIs("'DONE'"),
    },
    // Requested while in quarantine: no money moves, but the new version makes a concurrent decision fail.
    "refund:quarantined": {
      by: ["staff:refund.source"],
      from: ["QUARANTINED"],
      to: "same",
      checks: refundIs("'REQUESTED'"),
    },
    /** Nobody decided in time: it goes back by itself, once. */
    "refund:late": {
      by: ["system"],
      from: ["QUARANTINED"],
      to: "same",
      if: `coalesce(r.paid_at, r.created_at) <= at - interval '${String(QUARANTINE_HOURS)} hours'`,
      checks: {
        ...refundIs("'REQUESTED'"),
        "it has no other refund": "(select count(*) from refund f where f.deposit_id = r.id) = 1",
      },
    },
    refund: { by: ["staff:refund.source"], from: ["PAID"], to: "REFUNDING", checks: refundIs("'REQUESTED'") },
    refunded: { by: ["system"], from: ["REFUNDING"], to: "REFUNDED", checks: refundIs("'DONE'") },
    keep: { by: ["system"], from: ["REFUNDING"], to: "PAID", checks: refundIs("'FAILED'") },
    dispute: { by: ["system"], from: ["PAID"], to: "CHARGEBACK_OPEN", checks: chargebackIs("'OPEN'") },
    win: { by: ["system"], from: ["CHARGEBACK_OPEN"], to: "PAID", checks: chargebackIs("'WON'") },
    lose: { by: ["system"], from: ["CHARGEBACK_OPEN"], to: "CHARGED_BACK", checks: chargebackIs("'LOST'") },
  },
});

export type DepositMoveName = keyof typeof deposit.moves;

/** Whether a deposit in this state can make the move. */
export const mayMove = (state: DepositState, move: DepositMoveName): boolean => deposit.mayMove(state, move);

/** Whether the money of a deposit in this state ever arrived, also if it was returned since. */
export const hasArrived = (state: DepositState): boolean =>
  state !== "INITIATED" && state !== "FAILED" && state !== "EXPIRED";
