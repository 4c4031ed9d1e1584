import { isVerified } from "@/lib/identity/limits/verified";
import { mustBeFree } from "@/lib/identity/restrictions/free-sql";
import { gateway, holdOf, machine, platform, walletOf } from "@/lib/kernel/machine";

export const payoutStates = [
  "REQUESTED",
  "HELD",
  "REVIEW",
  "QUEUED",
  "SENDING",
  "SENT",
  "PAID",
  "REVERSED",
  "CANCELLED",
  "REJECTED",
  "FAILED",
] as const;
export type PayoutState = (typeof payoutStates)[number];

/** The gateway has not been called yet. */
const unsent = ["REQUESTED", "HELD", "REVIEW", "QUEUED"] as const;
const underway = [...unsent, "SENDING", "SENT"] as const;

/** From the threshold on a payout is sent only with the approval of two people. */
const agreed = {
  "two people have agreed to it":
    "not r.two_people or payout_is_agreed(r.id, r.user_id, r.amount_minor, r.currency)",
};
const allReturns = { payout_return: "r.amount_minor + r.fee_minor" };
const charge = "coalesce(r.gateway_fee_minor, 0)";

const heldFor = "from payout_held((row_->>'user_id')::uuid, (row_->>'bank_account_id')::uuid)";

/** The payout machine. Once sending has started, only the gateway decides the outcome. */
export const payout = machine("payout", {
  states: payoutStates,
  parties: { owner: "r.user_id" },
  holds: { amount: "r.amount_minor + r.fee_minor", currency: "r.currency", while: underway },
  gateway: "gateway_account(r.gateway)",
  transfers: {
    payout_hold: { from: walletOf("owner"), to: holdOf() },
    payout_paid: { from: holdOf(), to: gateway },
    payout_fee: { from: holdOf(), to: platform("FEES") },
    payout_return: { from: holdOf(), to: walletOf("owner") },
    payout_reversal: { from: gateway, to: walletOf("owner") },
    payout_fee_return: { from: platform("FEES"), to: walletOf("owner") },
    gateway_fee: { from: platform("GATEWAY_FEES"), to: gateway },
    gateway_fee_return: { from: gateway, to: platform("GATEWAY_FEES") },
  },
  insert: {
    by: ["owner"],
    columns: [
      "id",
      "user_id",
      "bank_account_id",
      "gateway",
      "reference",
      "currency",
      "amount_minor",
      "fee_minor",
      "bank_name",
      "bank_code",
      "account_number",
      "account_name",
      "check_at",
    ],
    fixed: {
      two_people: "payout_needs_two_people((row_->>'amount_minor')::bigint)",
      hold_until: `(select until ${heldFor})`,
      hold_reason: `(select reason ${heldFor})`,
    },
    posts: { any: { payout_hold: "r.amount_minor + r.fee_minor" } },
    counts: { payouts: { of: ["owner"], by: "1" } },
    checks: {
      "its gateway is known": "gateway_account(r.gateway) is not null",
      "its owner may ask for it": mustBeFree("r.user_id", "askForPayout"),
      "it goes to a bank account of its owner's": `exists (select from bank_account b where b.id = r.bank_account_id
        and b.user_id = r.user_id and b.removed_at is null and b.bank_code = r.bank_code and b.account_number = r.account_number)`,
      "its owner is verified": isVerified("r.user_id"),
      "its amount and its fee are those in force": "payout_fits_settings(r.amount_minor, r.fee_minor)",
    },
  },
  moves: {
    hold: { by: ["system"], from: ["REQUESTED"], to: "HELD", sets: ["check_at"] },
    review: { by: ["system"], from: ["REQUESTED", "HELD"], to: "REVIEW", sets: ["check_at"] },
    queue: {
      by: ["system"],
      from: ["REQUESTED", "HELD"],
      to: "QUEUED",
      if: "hold_until is null or hold_until <= at",
      sets: ["check_at"],
      checks: agreed,
    },
    agree: { by: ["staff:payout.agree"], from: ["REVIEW"], to: "QUEUED", sets: ["check_at"], checks: agreed },
    cancel: {
      by: ["owner"],
      from: unsent,
      to: "CANCELLED",
      fixed: { check_at: "null", ended_at: "at" },
      posts: allReturns,
    },
    reject: {
      by: ["staff:payout.reject"],
      from: unsent,
      to: "REJECTED",
      sets: ["failure"],
      fixed: { check_at: "null", ended_at: "at" },
      posts: allReturns,
    },
    begin: {
      by: ["system"],
      from: ["QUEUED"],
      to: "SENDING",
      sets: ["check_at"],
      fixed: { sending_at: "at", failure: "null" },
      checks: {
        ...agreed,
        "the worker has verified what they agreed to": "not r.two_people or payout_is_verified(r.id)",
        "what its owner gained by agreements is verified": "not has_unverified_gain(r.user_id)",
        "payouts run": "payouts_run(r.gateway)",
        "its owner may withdraw": mustBeFree("r.user_id", "sendPayout"),
      },
    },
    send: {
      by: ["system"],
      from: ["SENDING"],
      to: "SENT",
      sets: ["transfer_code", "check_at"],
      fixed: { failure: "null" },
    },
    pay: {
      by: ["system"],
      from: ["SENDING", "SENT"],
      to: "PAID",
      sets: ["gateway_record_id", "transfer_code", "gateway_fee_minor", "check_at"],
      fixed: { paid_at: "at", failure: "null" },
      posts: { payout_paid: "r.amount_minor", payout_fee: "r.fee_minor", gateway_fee: charge },
      checks: agreed,
    },
    fail: {
      by: ["system"],
      from: ["SENDING", "SENT"],
      to: "FAILED",
      sets: ["failure", "gateway_fee_minor"],
      fixed: { check_at: "null", ended_at: "at" },
      posts: { ...allReturns, gateway_fee: charge },
    },
    reverse: {
      by: ["system"],
      from: ["PAID"],
      to: "REVERSED",
      sets: ["gateway_fee_minor"],
      fixed: { failure: "'reversed'", check_at: "null", ended_at: "at" },
      posts: {
        payout_reversal: "r.amount_minor",
        payout_fee_return: "r.fee_minor",
        gateway_fee: null,
        gateway_fee_return: null,
      },
    },
    wait: {
      by: ["system"],
      from: ["REQUESTED", "HELD", "QUEUED", "SENDING", "SENT", "PAID"],
      to: "same",
      sets: ["check_at"],
      mayset: ["failure"],
    },
  },
});

export type PayoutMoveName = keyof typeof payout.moves;

export const mayMakeMove = (state: PayoutState, move: PayoutMoveName): boolean => payout.mayMove(state, move);

/** Whether the gateway knows of a payout in this state, or could know. */
export const isWithGateway = (state: PayoutState): boolean =>
  state === "SENDING" || state === "SENT" || state === "PAID";

/** Whether the money of a payout in this state is still held in its own account. */
export const isUnderway = (state: PayoutState): boolean =>
  (underway as readonly PayoutState[]).includes(state);
