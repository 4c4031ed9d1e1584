import type { Difference, Line } from "./records";

/** The readings of the whole balance. Amounts in kobo. */
export interface BalanceReading {
  ledgerMinor: bigint;
  /** The balance that the gateway reports. */
  reportedMinor: bigint;
  /** Whether the gateway's balance stayed the same while both sides were read: only then is it comparable. */
  isStable: boolean;
  lines: readonly Line[];
  differences: readonly Difference[];
}

/** The balance we expect the gateway to report: our ledger's, plus the records that explain a deviation. */
export const expectedOf = ({ ledgerMinor, lines }: Pick<BalanceReading, "ledgerMinor" | "lines">): bigint =>
  lines.reduce((sum, { amountMinor }) => sum + amountMinor, ledgerMinor);

/** The difference in the balance itself, when the records do not explain it. */
export function compareBalance(gateway: string, reading: BalanceReading): Difference[] {
  if (!reading.isStable) return [];
  const expected = expectedOf(reading);
  const gap = reading.reportedMinor - expected;
  return isExplained(gap, reading.differences)
    ? []
    : [balanceDifference(gateway, expected, reading.reportedMinor)];
}

const MAX_SUMS = 4_096;

/** Whether a subset of the differences adds up to the gap; the others did not move money. */
function isExplained(gap: bigint, differences: readonly Difference[]): boolean {
  let sums = new Set([0n]);
  for (const { effectMinor } of differences) {
    if (effectMinor === 0n || sums.size > MAX_SUMS) continue;
    sums = new Set([...sums, ...[...sums].map((sum) => sum + effectMinor)]);
  }
  return sums.has(gap);
}

const balanceDifference = (gateway: string, expected: bigint, reported: bigint): Difference => ({
  what: "balance",
  kind: "balance",
  reference: gateway,
  id: null,
  oursMinor: expected,
  theirsMinor: reported,
  effectMinor: reported - expected,
});
