import { type RefusalDetails, refusals } from "@/lib/kernel/refusal";
import { nairaAndKobo } from "@/lib/money/format";

export const verificationLevels = ["BASIC", "VERIFIED", "TRUSTED"] as const;
export type VerificationLevel = (typeof verificationLevels)[number];

/**
 * Limits by verification level, from the setting 'trade_limits': kobo as digits. They apply to the price, for both parties of a
 * trade.
 */
export interface TradeLimits {
  tradeMinor: string;
  dayMinor: string;
}

/** Maximum number of open offers of a seller. */
export const OPEN_OFFERS_LIMIT = 10;

/** Maximum number of payouts a user can request on one day in Lagos. */
export const PAYOUTS_A_DAY = 3;

const amount = (details: RefusalDetails, name: string) => nairaAndKobo(details[name] as string);

export const tradingLimitRefusals = refusals({
  unproven: {
    status: 403,
    says: "Verify your email and phone number to add money, buy and sell.",
  },
  ten_offers: {
    status: 409,
    says: "You’ve reached the limit of 10 open offers. Unpublish one, or wait until one sells.",
  },
  trade_limit: {
    status: 409,
    says: (d) => `At your verification level, a trade can be up to ${amount(d, "limitMinor")}.`,
  },
  day_limit: {
    status: 409,
    says: (d) =>
      `This would pass your limit of ${amount(d, "limitMinor")} a day; you have ${amount(d, "leftMinor")} left today. Verify your identity to raise it.`,
  },
  payouts_today: {
    status: 409,
    says: "You’ve reached today’s limit of 3 withdrawals. Try again tomorrow.",
  },
  partner_limit: {
    status: 409,
    says: "This seller has reached their daily limit. Choose another offer, or try again tomorrow.",
  },
});
