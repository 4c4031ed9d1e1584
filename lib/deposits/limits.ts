import { DAY, MINUTE } from "@/lib/kernel/clock";
import type { Limit } from "@/lib/kernel/rate-limit";

/** The most deposits that one person can start in an hour. */
export const DEPOSITS_AN_HOUR = 20;

/** Limits the requests to the gateway for the checkout of one deposit. */
export const checkoutsByDeposit: Limit = { name: "checkout by deposit", max: 20, minutes: 60 };

/** Times of deposits, in milliseconds. */
export const depositTimes = {
  /** An unpaid deposit expires after this long; a later payment is still credited. */
  expiry: DAY,
  /** The first check, in case the webhook was lost. */
  firstCheck: 2 * MINUTE,
  /** A checkout abandoned for this long fails the deposit. */
  abandoned: 30 * MINUTE,
} as const;

/** How long staff have to decide about a deposit in quarantine, before it goes back to its source by itself. */
export const QUARANTINE_HOURS = 72;
