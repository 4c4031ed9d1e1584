/** The acts by which two people put a wallet right. */
export const correctionActs = ["refund.credit", "money.adjust", "insurance.pay"] as const;
export type CorrectionAct = (typeof correctionActs)[number];

/** What a correction can be about. */
export const caseKinds = {
  trade: "Trade",
  dispute: "Dispute",
  deposit: "Deposit",
  payout: "Withdrawal",
} as const;
export type CaseKind = keyof typeof caseKinds;

/** Into the wallet, or out of it. */
export type Direction = "in" | "out";

/** What was found, in plain words for the owner of the wallet. Staff name one. */
export const findings = {
  our_mistake: "We made a mistake.",
  provider_mistake: "Our payment provider made a mistake.",
  taken_twice: "Money was taken twice.",
  credited_twice: "Money was credited twice.",
  wrong_person: "Money was credited to the wrong person.",
  wrong_amount: "Another amount was credited than was paid.",
  fraud: "The other side of the trade deceived you.",
  lost_after_trade: "You lost money after the trade through no fault of yours.",
} as const;
export type Finding = keyof typeof findings;

/** What each act may be for. */
export const findingsOf: Readonly<Record<CorrectionAct, readonly Finding[]>> = {
  "refund.credit": ["our_mistake", "provider_mistake", "taken_twice"],
  "money.adjust": ["our_mistake", "provider_mistake", "credited_twice", "wrong_person", "wrong_amount"],
  "insurance.pay": ["our_mistake", "provider_mistake", "fraud", "lost_after_trade"],
};
