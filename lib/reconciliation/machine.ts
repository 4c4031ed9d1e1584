import { gateway, machine, platform } from "@/lib/kernel/machine";
import { pauseReasons } from "./pause/reasons";

/** Whether payouts through a gateway are paused: one row per gateway. */
export const payoutSwitch = machine("payout_switch", {
  moves: {
    stop: {
      by: ["system"],
      if: "stopped_at is null",
      sets: ["stopped_by_id", "paused_for"],
      fixed: { stopped_at: "at" },
    },
    /** By one person, with a reason that everybody reads. */
    pause: {
      by: ["staff:payouts.pause"],
      if: "stopped_at is null",
      sets: ["paused_for"],
      fixed: { stopped_at: "at", stopped_by_id: "null" },
      checks: {
        "everybody reads why": `r.paused_for in (${pauseReasons.map((name) => `'${name}'`).join(", ")})`,
      },
    },
    resume: {
      by: ["staff:payouts.resume"],
      if: "stopped_at is not null",
      fixed: { stopped_at: "null", stopped_by_id: "null", paused_for: "null" },
      checks: {
        "two people have agreed to it": `exists (select from approval a where a.act = 'payouts.resume' and a.subject_kind = 'payout_switch'
          and a.subject_id = r.id and a.state = 'AGREED' and a.approver_id = who and a.ended_at = app_now())`,
      },
    },
  },
});

/** Money between the gateway and our own bank account: settled to us, or topped up by us. */
export const settlement = machine("settlement", {
  gateway: "gateway_account(r.gateway)",
  transfers: {
    gateway_settlement: { from: platform("BANK"), to: gateway },
    gateway_top_up: { from: gateway, to: platform("BANK") },
  },
  insert: {
    by: ["system"],
    columns: ["id", "gateway", "gateway_record_id", "direction", "currency", "amount_minor"],
    posts: {
      any: {
        gateway_settlement: "case r.direction when 'settled' then r.amount_minor else 0 end",
        gateway_top_up: "case r.direction when 'topped_up' then r.amount_minor else 0 end",
      },
    },
  },
  moves: {},
});
