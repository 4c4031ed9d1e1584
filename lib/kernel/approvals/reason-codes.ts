import { z } from "zod";
import { type Dictionary, dictionary } from "../input/dictionary";

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
  gateway: "The gateway or a bank is down",
  operator: "A mobile operator is down",
  platform: "Amana is down",
  other: "Another reason",
} as const;

export type ReasonCode = keyof typeof words;

/** What staff can give as the reason for an act, beside a sentence of their own. */
const codesOf = {
  restrict: ["fraud", "stolen_money", "abuse", "rules", "safety", "other"],
  lift: ["explained", "mistake", "other"],
  look: ["asked", "case", "fraud", "other"],
  extend_trade: ["unreachable", "outage", "both_agree", "other"],
  extend_offer: ["asked", "outage", "mistake", "other"],
  pause_payouts: ["books", "gateway", "fraud", "other"],
  mark_outage: ["gateway", "operator", "platform", "other"],
} as const satisfies Record<string, readonly ReasonCode[]>;

export type CodedAct = keyof typeof codesOf;

/** The field of an act's reason code. It is kept in the audit log's detail as `reasonCode`. */
export const reasonCodeOf = (act: CodedAct) =>
  z.enum(codesOf[act] as readonly ReasonCode[], { error: "Choose a category." });

/** The codes of an act, for its form. */
export const reasonOptions = (act: CodedAct): { value: string; label: string }[] =>
  codesOf[act].map((code) => ({ value: code, label: words[code] }));

const known: Dictionary<string> = dictionary(words);

/** A stored code in words; undefined for anything else. */
export const reasonWords = (code: unknown): string | undefined =>
  typeof code === "string" ? known[code] : undefined;
