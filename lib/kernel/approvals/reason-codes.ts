import { z } from "zod";
import { type Dictionary, dictionary } from "../input/dictionary";
import type { TwoPersonAct } from "./act-rules";

const words = {
  asked: "They asked us",
  case: "To decide a case",
  fraud: "Suspected fraud",
  stolen_money: "Stolen money or card",
  abuse: "Abuse or threats",
  rules: "Broke the rules",
  safety: "To keep their money safe",
  explained: "They explained it",
  mistake: "A mistake of ours",
  unreachable: "A party can’t be reached",
  both_agree: "Both parties want it",
  outage: "Something was down",
  books: "The books don’t agree",
  books_agree: "The books agree again",
  gateway: "The gateway or a bank is down",
  gateway_back: "The gateway or the bank is back",
  gateway_error: "A mistake of the gateway or a bank",
  operator: "A mobile operator is down",
  platform: "Amana is down",
  fits: "Fits the rules",
  known: "A seller we know",
  usual: "Usual for this person",
  owner_reached: "Confirmed with the owner",
  documents: "Documents seen",
  own_name: "The payer is the owner",
  cleared: "A suspicion was cleared",
  twice: "Posted twice",
  law: "The law or a regulator",
  costs: "Our costs changed",
  risk: "To lower a risk",
  demand: "Demand changed",
  rollout: "Gradual roll-out",
  trial: "To try it out",
  fault: "Something is wrong with it",
  joins: "Joins the team",
  moves: "Changes their work",
  leaves: "Leaves the team",
  unsafe: "Their account may not be safe",
  cover: "Stands in for a colleague",
  clearer: "Clearer words",
  wrong_words: "A mistake in the words",
  translation: "A better translation",
  not_registered: "Not in the register",
  other_name: "Registered in another name",
  no_vat: "Not registered for VAT",
  unclear: "The reason isn’t clear enough",
  wrong_detail: "A detail is wrong",
  not_needed: "No longer needed",
  not_received: "They didn’t get it",
  still_true: "The reason still holds",
  other: "Another reason",
} as const;

export type ReasonCode = keyof typeof words;

const restrict = ["fraud", "stolen_money", "abuse", "rules", "safety", "other"] as const;

const setting = ["costs", "demand", "risk", "law", "mistake", "other"] as const;
const correct = ["mistake", "gateway_error", "books", "case", "fraud", "other"] as const;

/** What is given as the reason for a request of two people. The database accepts no others with it. */
export const approvalCodes = {
  "payout.pay": ["usual", "owner_reached", "documents", "other"],
  "setting.money": setting,
  "setting.limit": setting,
  "setting.other": setting,
  "flag.change": ["rollout", "trial", "fault", "risk", "other"],
  "money.reverse": ["mistake", "twice", "gateway_error", "fraud", "other"],
  "role.grant": ["joins", "moves", "cover", "other"],
  "person.block": restrict,
  "deposit.release": ["own_name", "documents", "explained", "other"],
  "payouts.resume": ["books_agree", "gateway_back", "cleared", "mistake", "other"],
  "refund.credit": correct,
  "money.adjust": correct,
  "template.publish": ["clearer", "wrong_words", "translation", "law", "other"],
  "insurance.pay": correct,
  // Why, the finding and the rules of the ruling say.
  "dispute.rule": ["case"],
} as const satisfies Record<TwoPersonAct, readonly ReasonCode[]>;

const refundDeposit = ["asked", "case", "fraud", "stolen_money", "mistake", "other"] as const;

/** The same for an act of one person that can be done for several rows at once, by its name. */
export const severalCodes = {
  "payout.reject": ["asked", "fraud", "stolen_money", "safety", "case", "other"],
  "refund.source": refundDeposit,
  "offer.moderate:approve": ["fits", "known", "other"],
  "job.retry": ["outage", "gateway_back", "mistake", "other"],
} as const satisfies Record<string, readonly ReasonCode[]>;

/** What staff can give as the reason for an act, beside a sentence of their own. */
const codesOf = {
  ...approvalCodes,
  ...severalCodes,
  restrict,
  lift: ["explained", "mistake", "other"],
  look: ["asked", "case", "fraud", "other"],
  extend_trade: ["unreachable", "outage", "both_agree", "other"],
  extend_offer: ["asked", "outage", "mistake", "other"],
  pause_payouts: ["books", "gateway", "fraud", "other"],
  mark_outage: ["gateway", "operator", "platform", "other"],
  refund_deposit: refundDeposit,
  end_role: ["leaves", "moves", "rules", "unsafe", "other"],
  refuse_tax_number: ["not_registered", "other_name", "no_vat", "law", "fraud", "other"],
  decline_request: ["unclear", "wrong_detail", "not_needed", "fraud", "risk", "other"],
  review_trade: ["asked", "fraud", "stolen_money", "safety", "case", "other"],
  accept_chargeback: ["mistake", "fraud", "case", "other"],
  allow_listings: ["known", "usual", "asked", "other"],
  take_permission: ["outage", "case", "safety", "cover", "other"],
  resend_notice: ["asked", "not_received", "unreachable", "case", "other"],
  decline_appeal: ["still_true", "fraud", "safety", "other"],
  kill_flag: ["fault", "fraud", "risk", "law", "other"],
} as const satisfies Record<string, readonly ReasonCode[]>;

export type CodedAct = keyof typeof codesOf;

/** The field of an act's reason code. It is kept in the audit log's detail as `reasonCode`. */
export const reasonCodeOf = (act: CodedAct) =>
  z.enum(codesOf[act] as readonly ReasonCode[], { error: "Choose a category." });

export interface ReasonOption {
  value: string;
  label: string;
}

/** The codes of an act, for its form. */
export const reasonOptions = (act: CodedAct): ReasonOption[] =>
  codesOf[act].map((code) => ({ value: code, label: words[code] }));

const known: Dictionary<string> = dictionary(words);

/** A stored code in words; undefined for anything else. */
export const reasonWords = (code: unknown): string | undefined =>
  typeof code === "string" ? known[code] : undefined;

/** Why something was done: the code, if there is one, and the sentence. */
export const reasonLine = (code: unknown, reason: string | null): string =>
  [reasonWords(code), reason].filter(Boolean).join(": ");
