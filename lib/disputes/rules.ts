import { type AssetKind, assetOf } from "@/lib/assets";

interface Rule {
  title: string;
  /** What it asks, in a sentence or two. */
  says: string;
}

/** The families of rules, by the letter that their ids begin with. */
export const ruleFamilies = {
  E: "Every trade",
  A: "Airtime",
  G: "Goods",
  C: "Crypto",
} as const;
export type RuleFamily = keyof typeof ruleFamilies;

/** Our trading rules. A ruling cites at least one by its id; ids are never given to another rule. */
export const rules = {
  E1: {
    title: "Keep it on Amana",
    says: "Agree and talk in the trade. What was agreed elsewhere doesn’t count in a dispute.",
  },
  E2: {
    title: "Answer in time",
    says: "Answer a dispute within 24 hours. After that, the moderator decides on what is there.",
  },
  E3: {
    title: "Show what is true",
    says: "Statements and files must be true, whole and unedited. Black out what is private; change nothing else.",
  },
  E4: {
    title: "Mark as sent only what is sent",
    says: "Mark a trade as sent after you have sent everything it says, not before.",
  },
  E5: {
    title: "Confirm what you have",
    says: "Check first. If it is there, confirm it in time; if it isn’t, report a problem.",
  },
  E6: {
    title: "Our mistakes are ours",
    says: "If Amana caused the problem, neither side is held to have broken a rule.",
  },
  A1: {
    title: "Start before you send",
    says: "Press Start first. Airtime sent before that, or after the trade has ended, is the seller’s risk.",
  },
  A2: {
    title: "Send to the trade’s number",
    says: "Airtime goes to the number in the trade and to no other. Copy it with the button.",
  },
  A3: {
    title: "Send the whole amount",
    says: "What arrives is the amount in the trade. The operator’s charges are the seller’s.",
  },
  A4: {
    title: "Give a number you can check",
    says: "The buyer gives the right number and can see its balance. A wrong number in the trade is the buyer’s risk.",
  },
  A5: {
    title: "What a proof must show",
    says: "A proof shows the number, the amount, the time and the operator’s reference, all in one picture.",
  },
  G1: {
    title: "Describe it as it is",
    says: "The listing names every fault that a buyer would want to know.",
  },
  G2: {
    title: "Send it in time, tracked",
    says: "Hand it over in time, to a carrier whose tracking both sides can see.",
  },
  G3: {
    title: "Pack it for the way",
    says: "Packaging keeps it safe on the way. Damage through poor packaging is the seller’s.",
  },
  G4: {
    title: "Look at it before you confirm",
    says: "Open and check it within the time for that, and take photos of what is wrong.",
  },
  G5: {
    title: "Send back what you were given",
    says: "A return is complete and in the condition in which it arrived.",
  },
  C1: {
    title: "Pay from your own account",
    says: "The payment comes from an account in the buyer’s own name. Others’ payments are sent back.",
  },
  C2: {
    title: "Pay the exact amount",
    says: "Pay the whole amount in one transfer, within the time, to the account in the trade.",
  },
  C3: {
    title: "Release what is paid",
    says: "Once the payment is in the account, the seller confirms it in time.",
  },
  C4: {
    title: "A payment stays paid",
    says: "A payment that is taken back counts as never made.",
  },
  C5: {
    title: "What a receipt must show",
    says: "A receipt shows both names, the amount, the time and the bank’s reference. A screenshot alone proves nothing.",
  },
} as const satisfies Record<`${RuleFamily}${number}`, Rule>;

export type RuleId = keyof typeof rules;
export const ruleIds = Object.keys(rules) as [RuleId, ...RuleId[]];

const inFamily = (family: RuleFamily) => ruleIds.filter((id) => id.startsWith(family));

/** The rules by family, as the help page shows them. */
export const rulesByFamily = (): { family: RuleFamily; ids: RuleId[] }[] =>
  (Object.keys(ruleFamilies) as RuleFamily[]).map((family) => ({ family, ids: inFamily(family) }));

/** The rules that a ruling about a trade of this kind can cite: the kind's own first. */
export const rulesOf = (kind: AssetKind): RuleId[] => [...inFamily(assetOf(kind).rules), ...inFamily("E")];

/** Where a rule can be read. */
export const ruleHref = (id: RuleId): string => `/help/rules#${id}`;
