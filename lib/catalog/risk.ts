import { hintsAtContact } from "./contact";

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

/** A rule: what it looks at, how much it weighs, and whether it counts already or is only watched. */
interface RiskRule {
  says: string;
  weight: number;
  mode: "live" | "shadow";
  hits(this: void, facts: RiskFacts): boolean;
}

const PROHIBITED =
  /\b(gun|pistol|rifle|ammunition|tramadol|codeine|rohypnol|registered sim|pre-?registered|icloud locked|mdm locked|gift cards?|cloned card|fake naira|pangolin|ivory|sex toys?)\b/i;
const PAYS_OUTSIDE =
  /\b(pay (?:before|first|outside)|send (?:money|deposit)|bank transfer only|no escrow|western union|crypto only|half payment|otp)\b/i;

/** Each answers with a look by a moderator, never with a rejection. */
export const riskRules = {
  prohibited: {
    says: "Names something that can’t be sold here",
    weight: 70,
    mode: "live",
    hits: ({ text }) => PROHIBITED.test(text),
  },
  pays_outside: {
    says: "Asks to be paid outside",
    weight: 40,
    mode: "live",
    hits: ({ text }) => PAYS_OUTSIDE.test(text),
  },
  contact_hint: {
    says: "Hints at another way to get in touch",
    weight: 20,
    mode: "live",
    hits: ({ text }) => hintsAtContact(text),
  },
  foreign_picture: {
    says: "Shows a picture that another seller has shown",
    weight: 40,
    mode: "live",
    hits: ({ hasForeignPicture }) => hasForeignPicture,
  },
  foreign_text: {
    says: "Says what another seller’s listing says",
    weight: 30,
    mode: "live",
    hits: ({ hasForeignText }) => hasForeignText,
  },
  far_below: {
    says: "Costs less than half of what people pay",
    weight: 30,
    mode: "live",
    hits: ({ priceMinor, medianMinor }) => medianMinor !== null && priceMinor * 2n < medianMinor,
  },
  deep_fall: {
    says: "Its price fell by 60% or more",
    weight: 30,
    mode: "live",
    hits: ({ fellPercent }) => fellPercent >= 60,
  },
  risky_category: {
    says: "Is of a category with many disputes",
    weight: 15,
    mode: "live",
    hits: ({ categoryRisk }) => categoryRisk >= 50,
  },
  new_account: {
    says: "Its seller is new here",
    weight: 15,
    mode: "live",
    hits: ({ accountDays, tradesCompleted }) => accountDays < 7 && tradesCompleted === 0,
  },
  disputed_seller: {
    says: "Its seller has many disputes",
    weight: 30,
    mode: "live",
    hits: ({ disputeRateBps }) => disputeRateBps >= 2_000,
  },
  shouting: {
    says: "Its text shouts",
    weight: 10,
    mode: "shadow",
    hits: ({ text }) => /!{3,}/.test(text) || (text.length > 40 && text === text.toUpperCase()),
  },
} as const satisfies Record<string, RiskRule>;

export type RiskRuleName = keyof typeof riskRules;

/** A rule that was hit, with what it weighed; a shadow weighs nothing. */
export interface RiskHit {
  rule: RiskRuleName;
  weight: number;
}

/** 0 to 100, and the rules that made it. */
export function riskOf(facts: RiskFacts): { risk: number; hits: RiskHit[] } {
  const hits = Object.entries(riskRules as Record<string, RiskRule>).flatMap(
    ([rule, { mode, weight, hits: hit }]) =>
      hit(facts) ? [{ rule: rule as RiskRuleName, weight: mode === "live" ? weight : 0 }] : [],
  );
  return {
    risk: Math.min(
      100,
      hits.reduce((sum, { weight }) => sum + weight, 0),
    ),
    hits,
  };
}
