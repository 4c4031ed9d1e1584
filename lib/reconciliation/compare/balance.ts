import type { Difference, Line } from "./records";

/** The balance as a whole. Amounts in kobo. */
export interface WholeBalance {
  ledgerMinor: bigint;
  /** What the gateway says it holds for us. */
  reportedMinor: bigint;
  /** Whether the gateway's balance stood still while both sides were read: only then can they be compared. */
  stoodStill: boolean;
  lines: readonly Line[];
  differences: readonly Difference[];
}

/** What we expect the gateway to report: what our ledger says, and every record that explains why it may be otherwise. */
export const expectedOf = ({ ledgerMinor, lines }: Pick<WholeBalance, "ledgerMinor" | "lines">): bigint =>
  lines.reduce((sum, { amountMinor }) => sum + amountMinor, ledgerMinor);

/** The one difference that is left when no record is to blame: in the balance itself. */
export function judgeBalance(gateway: string, whole: WholeBalance): Difference[] {
  if (!whole.stoodStill) return [];
  const expected = expectedOf(whole);
  const gap = whole.reportedMinor - expected;
  return isExplained(gap, whole.differences) ? [] : [theBalance(gateway, expected, whole.reportedMinor)];
}

const MOST_SUMS = 4_096;

/** Whether some of the differences, those that moved money, come to the gap; the others are only told wrongly. */
function isExplained(gap: bigint, differences: readonly Difference[]): boolean {
  let sums = new Set([0n]);
  for (const { effectMinor } of differences) {
    if (effectMinor === 0n || sums.size > MOST_SUMS) continue;
    sums = new Set([...sums, ...[...sums].map((sum) => sum + effectMinor)]);
  }
  return sums.has(gap);
}

const theBalance = (gateway: string, expected: bigint, reported: bigint): Difference => ({
  what: "balance",
  kind: "balance",
  reference: gateway,
  id: null,
  oursMinor: expected,
  theirsMinor: reported,
  effectMinor: reported - expected,
});
