import type { Currency } from "@/lib/money/currencies";
import type { FeeRule } from "@/lib/money/fees";
import type { Finding, Outcome } from "./findings";
import type { ClosedHow, DisputeState } from "./machine";
import type { RuleId } from "./rules";
import type { SettlementState } from "./settlement/machine";

// Disputes as queries answer them, before it is decided what a viewer sees.

export type Party = "buyer" | "seller";

/** What a party has written, as the query answers it. */
export interface SaidRow {
  party: Party;
  kind: "statement" | "reply";
  body: string;
  at: string;
}

export interface RulingRow {
  stage: "review" | "appeal";
  outcome: Outcome;
  finding: Finding;
  rules: RuleId[];
  reason: string;
  refundMinor: string;
  returnPaidBy: Party | null;
  at: string;
}

export interface OfferRow {
  id: string;
  version: string;
  by: Party;
  state: SettlementState;
  refundMinor: string;
  returnPaidBy: Party | null;
  wayBackMinor: string;
  expiresAt: string;
  createdAt: string;
}

/** A dispute with all that was said, ruled and offered. */
export interface DisputeRow {
  id: string;
  version: bigint;
  tradeId: string;
  state: DisputeState;
  isAsked: boolean;
  isClaim: boolean;
  openedById: string | null;
  openedAs: Party | "staff" | "clock";
  reason: string;
  statement: string;
  answers: Record<string, string>;
  buyerId: string;
  sellerId: string;
  holdMinor: bigint;
  holdCurrency: Currency;
  feeRule: FeeRule;
  dueAt: Date | null;
  isStopped: boolean;
  reviewStartedAt: Date | null;
  timesLate: number;
  outcome: Outcome | null;
  buyerAcceptedAt: Date | null;
  sellerAcceptedAt: Date | null;
  appealedById: string | null;
  appealReason: string | null;
  appealedAt: Date | null;
  closedHow: ClosedHow | null;
  createdAt: Date;
  closedAt: Date | null;
  feeBackMinor: bigint;
  said: SaidRow[] | null;
  rulings: RulingRow[] | null;
  offers: OfferRow[] | null;
  now: Date;
}
