import { dictionary } from "@/lib/kernel/input/dictionary";

/** What all accounts of a kind hold together, in minor units: positive what we owe, negative what we have. */
export interface KindTotal {
  kind: string;
  /** Of a hold: whose subjects it belongs to. */
  subjectKind: string;
  minor: bigint;
}

export interface CoverLine {
  term: string;
  minor: bigint;
}

/** What users are owed against what the gateway holds. `heldMinor` and the explaining lines add up to `owedMinor`. */
export interface Cover {
  owedMinor: bigint;
  owed: CoverLine[];
  heldMinor: bigint;
  explaining: CoverLine[];
  /** What is owed above what is held: to be topped up. Negative where more is held. */
  shortMinor: bigint;
  /** What no account explains: the ledger does not balance. */
  unexplainedMinor: bigint;
}

const owedIn = dictionary({
  WALLET: "In wallets",
  "HOLD trade": "In escrow of trades",
  "HOLD parcel": "Delivery fees, held until their trades end",
  "HOLD offer": "Put up for offers",
  "HOLD payout": "Withdrawals on their way out",
  "HOLD refund": "Refunds on their way out",
  "HOLD deposit": "Deposits in quarantine",
  "HOLD chargeback": "Held for chargebacks",
});

const explainedBy = dictionary({
  GATEWAY_FEES: "Fees of the gateway",
  CHARGEBACK_LOSS: "Losses of chargebacks",
  ADJUSTMENTS: "Credits and adjustments",
  INSURANCE: "Insurance fund",
  PROMOTIONS: "Promotions, and labels that we covered",
  CARRIER: "Owed to carriers",
  BANK: "Moved to our bank, less top-ups",
  FEES: "Commission and fees earned",
});

/** Lines in the order of their table, without those of nothing. */
function linesOf(
  names: ReturnType<typeof dictionary<string>>,
  totals: readonly KindTotal[],
  sign: bigint,
): CoverLine[] {
  return Object.entries(names)
    .map(([key, term]) => {
      const [kind, subjectKind = ""] = key.split(" ");
      const total = totals.find((one) => one.kind === kind && one.subjectKind === subjectKind);
      return { term: term ?? key, minor: sign * (total?.minor ?? 0n) };
    })
    .filter(({ minor }) => minor !== 0n);
}

const sumOf = (lines: readonly { minor: bigint }[]) => lines.reduce((sum, { minor }) => sum + minor, 0n);

/** Sets what users are owed against what the gateway holds. Every kind of account stands in one of the two tables, or is unexplained. */
export function coverOf(totals: readonly KindTotal[]): Cover {
  const owed = linesOf(owedIn, totals, 1n);
  const explaining = linesOf(explainedBy, totals, -1n);
  const owedMinor = sumOf(owed);
  const heldMinor = -sumOf(totals.filter(({ kind }) => kind === "GATEWAY"));
  const shortMinor = owedMinor - heldMinor;
  return {
    owedMinor,
    owed,
    heldMinor,
    explaining,
    shortMinor,
    unexplainedMinor: shortMinor - sumOf(explaining),
  };
}
