import { DAY, MINUTE } from "@/lib/kernel/clock";
import type { Limit } from "@/lib/kernel/rate-limit";

/** At most this many payments in are started by one person in an hour. */
export const DEPOSITS_AN_HOUR = 20;

/** How often the gateway is asked for the checkout of one and the same deposit. */
export const checkoutsByDeposit: Limit = { name: "checkout by deposit", max: 20, minutes: 60 };

/** Times of deposits, in milliseconds. */
export const depositTimes = {
  /** After this long an unpaid deposit is given up on; money that comes later still counts. */
  expiry: DAY,
  /** The first look for a webhook that was lost. */
  firstCheck: 2 * MINUTE,
  /** A customer who has left the checkout for this long is not coming back. */
  abandoned: 30 * MINUTE,
} as const;
