import { gateway, machine, platform } from "@/lib/kernel/machine";

/** Whether payouts through a gateway are paused: one row per gateway. */
export const payoutSwitch = machine("payout_switch", {
  moves: {
    stop: { by: ["system"], if: "stopped_at is null", sets: ["stopped_by_id"], fixed: { stopped_at: "at" } },
    resume: {
      by: ["staff:payouts.resume"],
      if: "stopped_at is not null",
      fixed: { stopped_at: "null", stopped_by_id: "null" },
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
