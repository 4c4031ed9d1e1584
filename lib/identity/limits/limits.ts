import { type RefusalDetails, refusals } from "@/lib/kernel/refusal";
import { nairaAndKobo } from "@/lib/money/format";

export const verificationLevels = ["BASIC", "VERIFIED", "TRUSTED"] as const;
export type VerificationLevel = (typeof verificationLevels)[number];

/**
 * What a person's verification lets them trade, from the setting 'trade_limits': kobo as digits. They apply to the price, for
 * both parties of a trade.
 */
export interface TradeLimits {
  tradeMinor: string;
  dayMinor: string;
}

/** At most this many offers of one seller are open at a time. */
export const OPEN_OFFERS_LIMIT = 10;

/** At most this many payouts are asked for by one person on one day in Lagos. */
export const PAYOUTS_A_DAY = 3;

const amount = (details: RefusalDetails, name: string) => nairaAndKobo(details[name] as string);

export const tradingLimitRefusals = refusals({
  unproven: {
    status: 403,
    says: "Prove your email address and your phone number first: then you can fund your wallet, buy and sell.",
  },
  ten_offers: {
    status: 409,
    says: "You have ten open offers, which is the most at a time. Withdraw one, or wait until one is sold.",
  },
  trade_limit: {
    status: 409,
    says: (d) =>
      `One trade may be at most ${amount(d, "limitMinor")} at your verification level. Verify your identity to raise it.`,
  },
  day_limit: {
    status: 409,
    says: (d) =>
      `This would pass your limit of ${amount(d, "limitMinor")} a day; you have ${amount(d, "leftMinor")} left today. Verify your identity to raise it.`,
  },
  payouts_today: {
    status: 409,
    says: "You have asked for three payouts today, which is the most in a day. Ask again tomorrow.",
  },
  partner_limit: {
    status: 409,
    says: "The seller has reached what they may trade today. Choose another offer, or come back tomorrow.",
  },
});
