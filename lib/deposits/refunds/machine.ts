import { gateway, holdOf, machine, walletOf } from "@/lib/kernel/machine";

export const refundStates = ["REQUESTED", "SENDING", "SENT", "NEEDS_ATTENTION", "DONE", "FAILED"] as const;
export type RefundState = (typeof refundStates)[number];

const asked = ["SENDING", "SENT", "NEEDS_ATTENTION"] as const;
const held = "case when r.from_quarantine then 0 else r.amount_minor end";

/** The refund machine. From SENDING on the gateway may have it, so only the gateway's word ends it. */
export const refund = machine("refund", {
  states: refundStates,
  parties: { owner: "r.user_id" },
  holds: { amount: held, currency: "r.currency", while: ["REQUESTED", ...asked] },
  gateway: "gateway_account(r.gateway)",
  transfers: {
    refund_hold: { from: walletOf("owner"), to: holdOf(), withoutOwner: true },
    refund_paid: { from: holdOf(), to: gateway },
    refund_failed: { from: holdOf(), to: walletOf("owner") },
  },
  insert: {
    by: ["staff:refund.source"],
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
      "it is its deposit's": `exists (select from deposit d where d.id = r.deposit_id and d.user_id = r.user_id
        and d.gateway = r.gateway and d.currency = r.currency and d.paid_minor = r.amount_minor
        and d.state in ('PAID', 'REFUNDING', 'QUARANTINED') and (d.state = 'QUARANTINED') = r.from_quarantine)`,
      "nobody sends their own money back": "r.user_id <> who",
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
    /** The gateway was asked, and its own list shows that it never heard. */
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
      from: asked,
      to: "DONE",
      mayset: ["gateway_record_id", "failure"],
      fixed: { check_at: "null", ended_at: "at" },
      posts: { refund_paid: held },
    },
    fail: {
      by: ["system"],
      from: ["REQUESTED", ...asked],
      to: "FAILED",
      mayset: ["gateway_record_id", "failure"],
      fixed: { check_at: "null", ended_at: "at" },
      posts: { refund_failed: held },
    },
    wait: { by: ["system"], from: asked, to: "same", sets: ["check_at"], mayset: ["failure"] },
  },
});
