import { z } from "zod";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { text, written } from "@/lib/kernel/input/fields";
import { anyMoneySchema } from "@/lib/kernel/schema";
import { findingNames, outcomes } from "./findings";
import { ruleIds } from "./rules";
import { settlementStates } from "./settlement/machine";

const time = z.iso.datetime();
const party = z.enum(["buyer", "seller"]);

/** Longest statement, reply and reason, in characters. */
export const LONGEST_STATEMENT = 2_000;

export const statementOf = (empty: string) =>
  written(empty, 10).max(LONGEST_STATEMENT, "Use 2,000 characters or fewer.");

/** Where a dispute stands; CONFIRMING while a colleague's consent to its ruling is asked for. */
export const disputeStages = ["OPEN", "UNDER_REVIEW", "CONFIRMING", "RULED", "APPEALED", "CLOSED"] as const;
export type DisputeStage = (typeof disputeStages)[number];

const said = z.object({ body: z.string(), at: time });

/** What one party has said. Null where they have not, or the viewer may not see it yet. */
const SideView = z.object({
  statement: said.nullable(),
  reply: said.nullable(),
  /** They have made a statement, seen or not. */
  hasStatement: z.boolean(),
  /** When they accepted the ruling. */
  acceptedAt: time.nullable(),
});

/** Who gets what of a hold: both shares make it up; the commission is taken of the released part. */
const shares = { refund: anyMoneySchema, release: anyMoneySchema, fee: anyMoneySchema };

export const RulingView = z.object({
  stage: z.enum(["review", "appeal"]),
  outcome: z.enum(outcomes),
  finding: z.enum(findingNames),
  rules: z.array(z.enum(ruleIds)),
  reason: z.string(),
  ...shares,
  /** Of a return: who pays for both ways. */
  returnPaidBy: party.nullable(),
  at: time,
});
export type RulingView = z.infer<typeof RulingView>;

export const SettlementView = z.object({
  id: z.string(),
  version: z.string(),
  by: party,
  state: z.enum(settlementStates),
  ...shares,
  /** The goods go back first, and this party pays for both ways. */
  returnPaidBy: party.nullable(),
  /** What the seller puts up for the way back. */
  wayBack: anyMoneySchema,
  expiresAt: time,
  createdAt: time,
});
export type SettlementView = z.infer<typeof SettlementView>;

/** What the viewer can do in a dispute now. */
export const disputeActs = [
  "statement",
  "reply",
  "offer",
  "concede",
  "accept",
  "appeal",
  "withdraw",
] as const;
export type DisputeAct = (typeof disputeActs)[number];

/** A dispute as a party sees it, or staff who may read trades: staff see both sides. */
export const DisputeView = z.object({
  id: z.string(),
  version: z.string(),
  tradeId: z.string(),
  stage: z.enum(disputeStages),
  /** About a trade that had ended before: its ruling moves no hold. */
  isClaim: z.boolean(),
  openedBy: z.enum(["buyer", "seller", "staff", "clock"]),
  reason: z.string(),
  /** The opener's answers to the reason's own questions; none where the viewer may not see them yet. */
  answers: z.record(z.string(), z.string()),
  /** Why the clock or staff opened it; null where a party did, whose statement it is. */
  note: z.string().nullable(),
  /** Who the viewer is; null for staff. */
  own: party.nullable(),
  buyer: SideView,
  seller: SideView,
  /** The viewer sees both statements: both are written, the time for them has run out, or the viewer is staff. */
  statementsVisible: z.boolean(),
  /** When the time of this state runs out, later by what outages have stopped it so far; null once it is closed. */
  deadlineAt: time.nullable(),
  /** An outage stops its clock now. */
  isStopped: z.boolean(),
  reviewStartedAt: time.nullable(),
  /** How often a decision was late: our commission is given back once. */
  timesLate: z.number().int(),
  feeGivenBack: anyMoneySchema.nullable(),
  rulings: z.array(RulingView),
  appeal: z.object({ by: party, reason: z.string(), at: time }).nullable(),
  /** Offers to settle, newest first. */
  offers: z.array(SettlementView),
  closedHow: z.enum(["ruled", "conceded", "settled", "cancelled", "withdrawn"]).nullable(),
  /** What it ended with; null while it is open, and of a claim that was withdrawn. */
  outcome: z.enum(outcomes).nullable(),
  /** What is, or was, held, and by which rule the commission is worked out. */
  hold: anyMoneySchema,
  feeRule: z.object({ n: z.number(), d: z.number(), round: z.enum(["half_up", "down"]) }),
  mayDo: z.array(z.enum(disputeActs)),
  createdAt: time,
  closedAt: time.nullable(),
  now: time,
});
export type DisputeView = z.infer<typeof DisputeView>;

/** A dispute for staff who decide it. */
export interface CaseView {
  dispute: DisputeView;
  /** Who reviews it, or decided. */
  moderatorName: string | null;
  /** The ruling that waits for a colleague's consent. */
  request: { id: string; creatorName: string; isOwn: boolean } | null;
  /** From this price on it takes two. */
  needsTwoPeople: boolean;
  /** Why the viewer does not decide it; null where they do, now. */
  barredBy: "party" | "linked" | "ruled_before" | "not_permitted" | "not_due" | "asked" | null;
}

export const OpenDispute = z.strictObject({
  id: z.uuid(),
  reason: text("Choose what went wrong.").min(1, "Choose what went wrong.").max(40),
  statement: statementOf("Describe what happened in a sentence or two."),
  /** Answers to the reason's own questions, by question. */
  answers: z.record(text().max(40), text().max(400)).optional(),
  /** The trade has ended: what is decided about it moves no escrow. */
  isClaim: z.boolean().optional(),
});

export const WriteStatement = z.strictObject({
  id: z.uuid(),
  statement: statementOf("Describe what happened in a sentence or two."),
});

export const AppealRuling = z.strictObject({
  id: z.uuid(),
  reason: statementOf("Say in a sentence or two what the ruling got wrong."),
});

/** An amount of what is held, in minor units of its currency, as digits. */
const share = text("Enter how much is refunded.").regex(/^(0|[1-9]\d{0,17})$/, "Enter the amount in digits.");

export const OfferSettlement = z.strictObject({
  id: z.uuid(),
  /** What of the hold goes back to who put it up; all of it where the goods go back first. */
  refundMinor: share,
  /** The goods go back first, and this party pays for both ways. */
  returnPaidBy: party.optional(),
  /** What the seller puts up for the way back; only where they pay. */
  wayBackMinor: share.optional(),
});

export const AnswerSettlement = z.strictObject({ id: z.uuid(), offerId: z.uuid() });

const rulingFields = {
  outcome: z.enum(outcomes, { error: "Choose who gets the money." }),
  finding: z.enum(findingNames, { error: "Choose what you found." }),
  /** Of a split: what goes back to who put it up, in minor units of what is held. */
  refundMinor: share.optional(),
  /** Of a return: who pays for both ways. */
  returnPaidBy: z.enum(["buyer", "seller"], { error: "Choose who pays for both ways." }).optional(),
  rules: z.array(z.enum(ruleIds)).min(1, "Cite at least one rule.").max(5, "Cite at most five rules."),
  reason: statementOf("Give the reason in a sentence or two: both parties will read it."),
};

/** A moderator's ruling on the open dispute of a trade. */
export const RuleOnTrade = z.strictObject({ id: z.uuid(), ...rulingFields });
export type RulingInput = Omit<z.infer<typeof RuleOnTrade>, "id">;

export const OpenReview = z.strictObject({
  id: z.uuid(),
  reason: statementOf("Say in a sentence or two why this trade is reviewed: both parties will read it."),
  /** For staff only. */
  reasonCode: reasonCodeOf("review_trade"),
  /** The trade has ended: what is decided about it moves no escrow. */
  isClaim: z.boolean().optional(),
});

/** What an act on a dispute answers. */
export const DisputeMoved = z.object({
  disputeId: z.string(),
  tradeId: z.string(),
  stage: z.enum(disputeStages),
});
export type DisputeMoved = z.infer<typeof DisputeMoved>;

/** What a ruling answers: with the request's id where a colleague has to agree to it first. */
export const Ruled = DisputeMoved.extend({ approvalId: z.string().optional() });
export type Ruled = z.infer<typeof Ruled>;

/** How many decisions of a month were late, and what of our commission was given back for it, in kobo. */
export const LateMonth = z.object({
  /** '2026-11', by Lagos time. */
  month: z.string(),
  closed: z.number().int(),
  late: z.number().int(),
  feesGivenBackMinor: z.string(),
});
export type LateMonth = z.infer<typeof LateMonth>;
