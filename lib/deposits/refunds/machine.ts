import { gateway, holdOf, machine, walletOf } from "@/lib/kernel/machine";

export const refundStates = ["REQUESTED", "SENDING", "SENT", "NEEDS_ATTENTION", "DONE", "FAILED"] as const;
export type RefundState = (typeof refundStates)[number];

const sentStates = ["SENDING", "SENT", "NEEDS_ATTENTION"] as const;
const held = "case when r.from_quarantine then 0 else r.amount_minor end";

/** The deposit moves with its refund, in the same commit. */
const depositHasLeft = (states: string) => ({
  "its deposit has moved on": `not exists (select from deposit d where d.id = r.deposit_id and d.state in (${states}))`,
});

/** The refund machine. From SENDING on the gateway can have the request, so only the gateway's response ends the refund. */
export const refund = machine("refund", {
  states: refundStates,
  parties: { owner: "r.user_id" },
  holds: { amount: held, currency: "r.currency", while: ["REQUESTED", ...sentStates] },
  gateway: "gateway_account(r.gateway)",
  transfers: {
    refund_hold: { from: walletOf("owner"), to: holdOf(), withoutOwner: true },
    refund_paid: { from: holdOf(), to: gateway },
    refund_failed: { from: holdOf(), to: walletOf("owner") },
  },
  insert: {
    by: ["staff:refund.source", "system"],
    columns: [
      "id",
      "deposit_id",
      "user_id",
      "gateway",
      "currency",
      "amount_minor",
      "from_quarantine",
      "reason",
      "check_at",
    ],
    fixed: { requested_by_id: "who" },
    posts: { any: { refund_hold: held } },
    checks: {
      "it matches its deposit": `exists (select from deposit d where d.id = r.deposit_id and d.user_id = r.user_id
        and d.gateway = r.gateway and d.currency = r.currency and d.paid_minor = r.amount_minor
        and d.state in ('REFUNDING', 'QUARANTINED') and (d.state = 'QUARANTINED') = r.from_quarantine)`,
      "staff do not refund their own deposits": "r.user_id <> who",
      "what nobody decided about goes back from quarantine alone": "who <> system_id() or r.from_quarantine",
    },
  },
  moves: {
    send: {
      by: ["system"],
      from: ["REQUESTED"],
      to: "SENDING",
      sets: ["check_at"],
      fixed: { sending_at: "at" },
    },
    /** The gateway's list of refunds shows that it never received the request. */
    resend: {
      by: ["system"],
      from: ["SENDING"],
      to: "same",
      sets: ["check_at"],
      fixed: { sending_at: "at" },
    },
    accept: {
      by: ["system"],
      from: ["SENDING", "NEEDS_ATTENTION"],
      to: "SENT",
      sets: ["check_at"],
      mayset: ["gateway_record_id", "failure"],
    },
    redirect: {
      by: ["staff:refund.source"],
      from: ["SENDING", "NEEDS_ATTENTION"],
      to: "SENT",
      sets: ["check_at"],
      fixed: { sending_at: "at" },
    },
    stall: {
      by: ["system"],
      from: ["SENDING", "SENT"],
      to: "NEEDS_ATTENTION",
      sets: ["check_at"],
      mayset: ["gateway_record_id", "failure"],
    },
    finish: {
      by: ["system"],
      from: sentStates,
      to: "DONE",
      mayset: ["gateway_record_id", "failure"],
      fixed: { check_at: "null", ended_at: "at" },
      posts: { refund_paid: held },
      checks: {
        ...depositHasLeft("'REFUNDING', 'QUARANTINED'"),
        "the gateway's record of it is known": "r.gateway_record_id is not null",
      },
    },
    fail: {
      by: ["system"],
      from: ["REQUESTED", ...sentStates],
      to: "FAILED",
      mayset: ["gateway_record_id", "failure"],
      fixed: { check_at: "null", ended_at: "at" },
      posts: { refund_failed: held },
      checks: depositHasLeft("'REFUNDING'"),
    },
    wait: { by: ["system"], from: sentStates, to: "same", sets: ["check_at"], mayset: ["failure"] },
  },
});

export type RefundMoveName = keyof typeof refund.moves;

/** Whether a refund in this state can make the move. */
export const mayMakeMove = (state: RefundState, move: RefundMoveName): boolean => refund.mayMove(state, move);

export const hasEnded = (state: RefundState): boolean => state === "DONE" || state === "FAILED";
