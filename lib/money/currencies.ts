/** A currency of the ledger. `scale`: how many decimals its minor unit has (kobo: 2). */
export interface CurrencyRow {
  scale: number;
  /** How a fee is rounded to the minor unit: of coins down, so that parts of a hold never owe more than the whole. */
  feeRounds: "half_up" | "down";
  sign: string;
  name: string;
}

/**
 * The one table of currencies. SQL knows it as the table `currency`, which is generated from here. Scales are chosen so that
 * 64 bits of minor units suffice.
 */
export const currencies = {
  NGN: { scale: 2, feeRounds: "half_up", sign: "₦", name: "Nigerian naira" },
  BTC: { scale: 8, feeRounds: "down", sign: "₿", name: "Bitcoin" },
} as const satisfies Record<string, CurrencyRow>;

export type Currency = keyof typeof currencies;

/** The currency that wallets are funded and limits are counted in. */
export const HOME: Currency = "NGN";

/** How many minor units make one of the currency: 100 kobo to the naira. */
export const minorUnitsPer = (currency: Currency): bigint => 10n ** BigInt(currencies[currency].scale);
