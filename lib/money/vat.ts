import { feeOf } from "./fees";

/**
 * The value added tax within an amount in minor units that includes it, at a rate in basis points: amount x rate / (1 + rate), half up. SQL
 * works it out again (`vat_within`).
 */
export const vatWithin = (amountMinor: bigint, rateBps: number): bigint =>
  feeOf(amountMinor, { n: rateBps, d: 10_000 + rateBps, round: "half_up" });
