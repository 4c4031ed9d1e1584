import { DAY, HOUR, MINUTE } from "@/lib/kernel/clock";
import type { Limit } from "@/lib/kernel/rate-limit";
import type { SettingValue } from "@/lib/kernel/settings";

/** When the machine looks again, in milliseconds. */
export const payoutTimes = {
  /** After it began to be sent: the first look for an answer that was lost. */
  firstLook: MINUTE,
  /** The gateway has never heard of it after this long: it is sent again, under the same reference. */
  resendAfter: 10 * MINUTE,
  /** Never longer between two looks at one that is on its way. */
  longestLook: 6 * HOUR,
  /** After it was paid: the first look for a reversal that nobody told us of, and the last. */
  firstLookBack: HOUR,
  lastLookBack: 7 * DAY,
  /** While payouts are stopped, or the gateway cannot send for our lack of money there. */
  stopped: MINUTE,
  shortOfFunds: 10 * MINUTE,
  /** While its owner is frozen. */
  frozen: 10 * MINUTE,
  /** On its way for longer than this, it is shown to staff. */
  tooLong: HOUR,
} as const;

/** What we ask the gateway for somebody who asks about their payout. */
export const signaturesByUser: Limit = { name: "payout signature by user", max: 30, minutes: 15 };

/** What a user pays for a payout of this amount, both in kobo: the first band that reaches it. */
export function payoutFee({ bands }: SettingValue<"payout_fees">, amountMinor: bigint): bigint {
  const band = bands.find(({ untilMinor }) => untilMinor === undefined || amountMinor <= untilMinor);
  return (band ?? bands.at(-1))?.feeMinor ?? 0n;
}
