import { type Currency, currencies, HOME, minorUnitsPer } from "./currencies";

/**
 * Money for reading: `₦12,500.00`, `−₦62.25`. `minor` in minor units (kobo).
 * With `compact` the fraction is left out where it is zero: `₦12,500`, but `₦4,087.75`.
 */
export function formatMinor(minor: bigint, currency: Currency, { compact = false } = {}): string {
  const scale = minorUnitsPer(currency);
  const size = minor < 0n ? -minor : minor;
  const whole = (size / scale).toString().replace(/\B(?=(?:\d{3})+$)/g, ",");
  const rest = size % scale;
  const fraction = rest.toString().padStart(scale.toString().length - 1, "0");
  const sign = minor < 0n ? "−" : "";
  return `${sign}${currencies[currency].sign}${whole}${compact && rest === 0n ? "" : `.${fraction}`}`;
}

/** Whole naira in kobo. */
export const kobo = (amount: bigint | number | string): bigint => BigInt(amount) * minorUnitsPer(HOME);

/** An amount of a naira wallet, for a sentence or a card: `₦12,500`, but `₦4,087.75`. `minor` in kobo, or its digits. */
export const naira = (minor: bigint | string): string => formatMinor(BigInt(minor), HOME, { compact: true });

/** An amount of a naira wallet, for a list or a receipt: `₦12,500.00`. `minor` in kobo, or its digits. */
export const nairaAndKobo = (minor: bigint | string): string => formatMinor(BigInt(minor), HOME);

/** An amount as one types it into a field of naira: `12500`, `4087.75`. `minor` in kobo. */
export const typedNaira = (minor: bigint): string => naira(minor).replace(/[₦,]/g, "");

/** A rate in basis points: `1.5%`, `80%`. At most two decimals. */
export const formatPercent = (basisPoints: number | bigint): string => `${Number(basisPoints) / 100}%`;
