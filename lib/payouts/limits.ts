import { DAY, HOUR, MINUTE, SECOND } from "@/lib/kernel/clock";
import type { Limit } from "@/lib/kernel/rate-limit";
import type { SettingValue } from "@/lib/kernel/settings";

/** When the worker checks again, in milliseconds. */
export const payoutTimes = {
  /** After sending started: the first check for a lost response. */
  firstCheck: MINUTE,
  /** Still unknown to the gateway after this long: it is sent again under the same reference. */
  resendAfter: 10 * MINUTE,
  /** The longest interval between two checks of a payout on its way. */
  longestCheck: 6 * HOUR,
  /** After it was paid: the first and the last check for a reversal whose webhook was lost. */
  firstReversalCheck: HOUR,
  lastReversalCheck: 7 * DAY,
  /** While payouts are paused, or our balance at the gateway is too low. */
  stopped: MINUTE,
  shortOfFunds: 10 * MINUTE,
  /** While its owner may not withdraw. */
  frozen: 10 * MINUTE,
  /** While money that its owner gained by an agreement is not verified: a second or two. */
  verifying: 5 * SECOND,
  /** On its way for longer than this, it is listed as late for staff. */
  tooLong: HOUR,
} as const;

export const signaturesByUser: Limit = { name: "payout signature by user", max: 30, minutes: 15 };

/** The fee for a payout of this amount, both in kobo: of the first band that covers it. */
export function payoutFee({ bands }: SettingValue<"payout_fees">, amountMinor: bigint): bigint {
  const band = bands.find(({ untilMinor }) => untilMinor === undefined || amountMinor <= untilMinor);
  return (band ?? bands.at(-1))?.feeMinor ?? 0n;
}
