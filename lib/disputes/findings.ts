import { type AssetKind, assetOf, type Party } from "@/lib/assets";

/** How a ruling shares what is held. `refund` returns it to the one who put it up; `release` pays the one who performs; `return` refunds the buyer once the seller has the goods back. */
export const outcomes = ["refund", "release", "split", "return"] as const;
export type Outcome = (typeof outcomes)[number];

/** The state in which each outcome leaves the trade. */
export const outcomeStates = {
  refund: "CANCELLED",
  release: "COMPLETED",
  split: "SPLIT",
  return: "RETURNING",
} as const satisfies Record<Outcome, string>;

interface FindingFacts {
  /** A chip's label. */
  title: string;
  /** What both parties read. */
  says: string;
  /** Who can have the money after it: one of them, or both a share of it. */
  to: readonly (Party | "both")[];
  /** Who lost by it, for their record; absent where it depends on the outcome, or nobody did. */
  lostBy?: Party;
  /** The buyer may have to send it back first. */
  returns?: true;
  /** Findings of every kind of trade. Of the others, a kind says which it has. */
  everywhere?: true;
}

/** What a moderator can find, from a fixed list. Each allows only the outcomes that follow from it. */
export const findings = {
  not_sent: {
    title: "Not sent",
    says: "The seller didn’t send it.",
    to: ["buyer"],
    lostBy: "seller",
  },
  sent_elsewhere: {
    title: "Sent elsewhere",
    says: "It was sent somewhere other than this trade says.",
    to: ["buyer"],
    lostBy: "seller",
  },
  short: {
    title: "Too little sent",
    says: "Less was sent than this trade says.",
    to: ["both", "buyer"],
    lostBy: "seller",
    returns: true,
  },
  proof_missing: {
    title: "No proof",
    says: "Nothing shows that the seller sent it.",
    to: ["buyer"],
    lostBy: "seller",
  },
  buyer_silent: {
    title: "Buyer silent",
    says: "The buyer didn’t answer, and what the seller showed stands.",
    to: ["seller"],
    lostBy: "buyer",
    everywhere: true,
  },
  seller_silent: {
    title: "Seller silent",
    says: "The seller didn’t answer, and what the buyer showed stands.",
    to: ["buyer"],
    lostBy: "seller",
    everywhere: true,
    returns: true,
  },
  not_as_described: {
    title: "Not as described",
    says: "What arrived isn’t what the listing describes.",
    to: ["buyer", "both"],
    lostBy: "seller",
    returns: true,
  },
  damaged_in_transit: {
    title: "Damaged on the way",
    says: "It was damaged while the carrier had it.",
    to: ["buyer", "both"],
    returns: true,
  },
  lost_by_carrier: { title: "Lost by the carrier", says: "The carrier lost it.", to: ["buyer"] },
  payment_missing: {
    title: "Payment missing",
    says: "The payment didn’t arrive.",
    to: ["seller"],
    lostBy: "buyer",
  },
  third_party: {
    title: "Paid by someone else",
    says: "The payment came from an account that isn’t the buyer’s.",
    to: ["seller"],
    lostBy: "buyer",
  },
  reversed: {
    title: "Payment reversed",
    says: "The payment was taken back after it arrived.",
    to: ["seller"],
    lostBy: "buyer",
  },
  fraud_buyer: {
    title: "Buyer deceived",
    says: "The buyer said or showed what isn’t true.",
    to: ["seller"],
    lostBy: "buyer",
    everywhere: true,
  },
  fraud_seller: {
    title: "Seller deceived",
    says: "The seller said or showed what isn’t true.",
    to: ["buyer"],
    lostBy: "seller",
    everywhere: true,
  },
  platform_fault: {
    title: "Our fault",
    says: "Amana caused this. Neither side broke a rule.",
    to: ["buyer", "seller", "both"],
    everywhere: true,
    returns: true,
  },
} as const satisfies Record<string, FindingFacts>;

export type Finding = keyof typeof findings;
export const findingNames = Object.keys(findings) as [Finding, ...Finding[]];

const factsOf = (finding: Finding): FindingFacts => findings[finding];

/** The findings that a ruling about a trade of this kind can have, in order. */
export const findingsOf = (kind: AssetKind): Finding[] =>
  findingNames.filter((finding) => {
    const { everywhere = false } = factsOf(finding);
    return everywhere || assetOf(kind).findings.includes(finding);
  });

/** The findings after which what was sold may have to go back before it is refunded: the database holds the same. */
export const returnFindings: readonly Finding[] = findingNames.filter((finding) => factsOf(finding).returns);

/** The outcomes that a finding allows for a trade of this kind; none where the kind doesn't have it. */
export function outcomesOf(kind: AssetKind, finding: Finding): Outcome[] {
  if (!findingsOf(kind).includes(finding)) return [];
  const { to, returns = false } = factsOf(finding);
  const goesBack = returns && assetOf(kind).inCatalog ? (["return"] as const) : [];
  return [...to.map((winner) => outcomeFor(kind, winner)), ...goesBack];
}

/** Who performs is paid, who put it up is refunded. */
function outcomeFor(kind: AssetKind, winner: Party | "both"): Outcome {
  if (winner === "both") return "split";
  return winner === assetOf(kind).performs ? "release" : "refund";
}

/** Who lost by a ruling, for their record: by its finding, or where that leaves it open, nobody. */
export const lostBy = (finding: Finding): Party | undefined => factsOf(finding).lostBy;

/** Which findings allow who to have the money, of any kind: the database holds the same. */
export const allowedOutcomes: readonly (readonly [Finding, Party | "both"])[] = findingNames.flatMap(
  (finding) => factsOf(finding).to.map((winner) => [finding, winner] as const),
);
