import { DAY, MINUTE } from "../clock";

/** The settings of deposits. Amounts in kobo, times in milliseconds. */
export const depositLimits = { leastMinor: 100_00n, mostMinor: 1_000_000_00n, anHour: 20 } as const;

export const depositTimes = {
  /** After this long an unpaid deposit is given up on; money that comes later still counts. */
  expiry: DAY,
  /** The first look for a webhook that was lost. */
  firstCheck: 2 * MINUTE,
  /** A customer who has left the checkout for this long is not coming back. */
  abandoned: 30 * MINUTE,
} as const;
