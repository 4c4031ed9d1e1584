import type { Permission } from "../permissions";

/** For each two-person act: the permission that both need, and how many hours a request stays open. */
export const actRules = {
  "payout.pay": { permission: "payout.agree", expiresHours: 24 },
  "setting.money": { permission: "setting.money", expiresHours: 72 },
  "setting.limit": { permission: "setting.limit", expiresHours: 72 },
  "setting.other": { permission: "setting.other", expiresHours: 72 },
  "flag.change": { permission: "flag.change", expiresHours: 72 },
  "money.reverse": { permission: "money.reverse", expiresHours: 72 },
  "role.grant": { permission: "role.grant", expiresHours: 72 },
  "person.block": { permission: "person.block", expiresHours: 72 },
  "deposit.release": { permission: "deposit.release", expiresHours: 72 },
  "payouts.resume": { permission: "payouts.resume", expiresHours: 72 },
  "refund.credit": { permission: "refund.credit", expiresHours: 72 },
  "money.adjust": { permission: "money.adjust", expiresHours: 72 },
  "template.publish": { permission: "template.publish", expiresHours: 72 },
  "insurance.pay": { permission: "insurance.pay", expiresHours: 72 },
} as const satisfies Record<string, { permission: Permission; expiresHours: number }>;

export type TwoPersonAct = keyof typeof actRules;
