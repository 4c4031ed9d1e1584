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

/** The rate of a rule in basis points, rounded to the nearest: for showing it. */
export const bpsOf = ({ n, d }: FeeRule): number => Math.round((n * 10_000) / d);
