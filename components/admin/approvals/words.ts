import type { Tone } from "@/components/ui/badge";
import type { TwoPersonAct } from "@/lib/kernel/approvals/act-rules";
import type { ApprovalState } from "@/lib/kernel/approvals/machine";

export const approvalStateNames: Record<ApprovalState, string> = {
  ASKED: "Waiting",
  AGREED: "Approved",
  DECLINED: "Rejected",
  WITHDRAWN: "Withdrawn",
  STALE: "Out of date",
  EXPIRED: "Expired",
  VETOED: "Vetoed",
};

export const approvalStateTones: Record<ApprovalState, Tone> = {
  ASKED: "wait",
  AGREED: "ok",
  DECLINED: "danger",
  WITHDRAWN: "neutral",
  STALE: "neutral",
  EXPIRED: "neutral",
  VETOED: "danger",
};

export const actNames: Record<TwoPersonAct, string> = {
  "payout.pay": "Large payout",
  "setting.money": "Price or amount",
  "setting.limit": "Trading limit",
  "setting.other": "Other setting",
  "flag.change": "Feature flag",
  "money.reverse": "Reversal",
  "role.grant": "Role",
  "person.block": "Long block",
  "deposit.release": "Large deposit release",
  "payouts.resume": "Resuming payouts",
  "refund.credit": "Credit",
  "money.adjust": "Adjustment",
  "template.publish": "Words of a notice",
  "insurance.pay": "Insurance payment",
};
