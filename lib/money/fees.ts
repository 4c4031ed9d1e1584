import { invariant } from "@/lib/kernel/refusal";
import { type Currency, type CurrencyRow, currencies, HOME } from "./currencies";

/**
 * A fee as a fraction of an amount: n of d parts, rounded half up to the minor unit, or down. Frozen on the offer when it is
 * published and copied to the trade. SQL works it out again at the commit (`fee_of`).
 */
export interface FeeRule {
  /** Digits or a safe integer: it is stored as JSON. */
  n: number;
  d: number;
  round: CurrencyRow["feeRounds"];
}

/** A rate in basis points of an amount in this currency, rounded as its fees are. */
export const basisPoints = (bps: number, currency: Currency = HOME): FeeRule => ({
  n: bps,
  d: 10_000,
  round: currencies[currency].feeRounds,
});

/** The fee on an amount in minor units. */
export function feeOf(amountMinor: bigint, { n, d, round }: FeeRule): bigint {
  const [part, whole] = [BigInt(n), BigInt(d)];
  return round === "down" ? (amountMinor * part) / whole : (2n * amountMinor * part + whole) / (2n * whole);
}

/**
 * One rule for lines with rules of their own: each line's rate weighs as much as its amount, in minor units. Lines of one rule keep it. SQL
 * works it out again (`fee_rule_of_lines`). All are in one currency, whose fees are rounded one way.
 */
export function feeRuleOfLines(lines: readonly { rule: FeeRule; minor: bigint }[]): FeeRule {
  const [first] = lines;
  invariant(first, "a trade has a line");
  const { rule } = first;
  if (lines.every((line) => line.rule.n === rule.n && line.rule.d === rule.d)) return rule;
  invariant(
    lines.every((line) => line.rule.d === rule.d),
    "rates are in the same parts",
  );
  const n = lines.reduce((sum, line) => sum + BigInt(line.rule.n) * line.minor, 0n);
  const d = lines.reduce((sum, line) => sum + line.minor, 0n) * BigInt(rule.d);
  invariant(d <= BigInt(Number.MAX_SAFE_INTEGER), "an amount is small enough for a rule in JSON");
  return { n: Number(n), d: Number(d), round: rule.round };
}

/** The rate of a rule in basis points, rounded to the nearest: for showing it. */
export const bpsOf = ({ n, d }: FeeRule): number => Math.round((n * 10_000) / d);
