import { plain } from "@/lib/kernel/input/marks";
import type { SettingValue } from "@/lib/kernel/settings";

/** What the rules of risk know of a version that was submitted. Sums in kobo. */
export interface RiskFacts {
  accountDays: number;
  tradesCompleted: number;
  /** Of the trades that ended, how many came before a moderator, in basis points. */
  disputeRateBps: number;
  /** 0 to 100, of its category. */
  categoryRisk: number;
  priceMinor: bigint;
  /** The middle of what people paid in this leaf in 180 days, from five sellers at least; null where there are fewer. */
  medianMinor: bigint | null;
  /** Another seller has shown a picture like one of its own. */
  hasForeignPicture: boolean;
  /** Another seller's listing says the same, word for word. */
  hasForeignText: boolean;
  /** The price fell so far from the version before, in percent. */
  fellPercent: number;
  text: string;
}

/** What the rules look for, and how much each weighs: the setting 'listings'. */
export type RiskSetting = Pick<
  SettingValue<"listings">,
  "prohibitedWords" | "outsideWords" | "contactWords" | "weights"
>;

/** A rule: what it looks at. Its weight is a setting; one that weighs nothing is only watched. */
interface RiskRule {
  says: string;
  hits(this: void, facts: RiskFacts, setting: RiskSetting): boolean;
}

/** Each answers with a look by a moderator, never with a rejection. */
export const riskRules = {
  prohibited: {
    says: "Names something that can’t be sold here",
    hits: ({ text }, { prohibitedWords }) => hasOneOf(text, prohibitedWords),
  },
  pays_outside: {
    says: "Asks to be paid outside",
    hits: ({ text }, { outsideWords }) => hasOneOf(text, outsideWords),
  },
  contact_hint: {
    says: "Hints at another way to get in touch",
    hits: ({ text }, { contactWords }) => hasOneOf(text, contactWords),
  },
  foreign_picture: {
    says: "Shows a picture that another seller has shown",
    hits: ({ hasForeignPicture }) => hasForeignPicture,
  },
  foreign_text: {
    says: "Says what another seller’s listing says",
    hits: ({ hasForeignText }) => hasForeignText,
  },
  far_below: {
    says: "Costs less than half of what people pay",
    hits: ({ priceMinor, medianMinor }) => medianMinor !== null && priceMinor * 2n < medianMinor,
  },
  deep_fall: {
    says: "Its price fell by 60% or more",
    hits: ({ fellPercent }) => fellPercent >= 60,
  },
  risky_category: {
    says: "Is of a category with many disputes",
    hits: ({ categoryRisk }) => categoryRisk >= 50,
  },
  new_account: {
    says: "Its seller is new here",
    hits: ({ accountDays, tradesCompleted }) => accountDays < 7 && tradesCompleted === 0,
  },
  disputed_seller: {
    says: "Its seller has many disputes",
    hits: ({ disputeRateBps }) => disputeRateBps >= 2_000,
  },
  shouting: {
    says: "Its text shouts",
    hits: ({ text }) => /!{3,}/.test(text) || (text.length > 40 && text === text.toUpperCase()),
  },
} as const satisfies Record<keyof RiskSetting["weights"], RiskRule>;

export type RiskRuleName = keyof typeof riskRules;

/** The rules that look at nothing but a listing's text. */
export const textRules = [
  "prohibited",
  "pays_outside",
  "contact_hint",
  "shouting",
] as const satisfies readonly RiskRuleName[];

/** A rule that was hit, with what it weighed; one that is only watched weighs nothing. */
export interface RiskHit {
  rule: RiskRuleName;
  weight: number;
}

/** 0 to 100, and the rules that made it. */
export function riskOf(facts: RiskFacts, setting: RiskSetting): { risk: number; hits: RiskHit[] } {
  const names = Object.keys(riskRules) as RiskRuleName[];
  return weighed(
    names.filter((rule) => (riskRules[rule] as RiskRule).hits(facts, setting)),
    setting,
  );
}

/** What rules that were hit weigh together. */
export function weighed(
  rules: readonly RiskRuleName[],
  { weights }: Pick<RiskSetting, "weights">,
): { risk: number; hits: RiskHit[] } {
  const hits = rules.map((rule) => ({ rule, weight: weights[rule] }));
  return {
    risk: Math.min(
      100,
      hits.reduce((sum, { weight }) => sum + weight, 0),
    ),
    hits,
  };
}

const patterns = new Map<string, RegExp | null>();

/** Whether one of these words, parted by commas, stands in a text by itself, whatever marks and blanks its letters have. */
function hasOneOf(text: string, listed: string): boolean {
  let pattern = patterns.get(listed);
  if (pattern === undefined) {
    pattern = patternOf(listed);
    patterns.clear(); // a change of the setting is rare, and no list is kept for ever
    patterns.set(listed, pattern);
  }
  return pattern?.test(plain(text)) ?? false;
}

function patternOf(listed: string): RegExp | null {
  const words = listed
    .split(",")
    .map((word) => plain(word).trim())
    .filter(Boolean)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(/\s+/g, "\\s+"));
  return words.length === 0
    ? null
    : new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})(?![\\p{L}\\p{N}])`, "iu");
}
