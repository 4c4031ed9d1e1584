import type { CorrectionAct } from "@/lib/corrections/kinds";

export const correctionNames: Record<CorrectionAct, string> = {
  "refund.credit": "Credit",
  "money.adjust": "Adjust",
  "insurance.pay": "Pay from insurance",
};

export const correctionSays: Record<CorrectionAct, string> = {
  "refund.credit":
    "Our own money goes to the wallet. A deposit that should go back to where it came from is refunded on its page, and an open dispute is decided by a ruling.",
  "money.adjust": "Puts a wrong balance right, in either direction. A wallet never goes below zero.",
  "insurance.pay": "The insurance fund makes good a loss, within its limits per case and month.",
};
