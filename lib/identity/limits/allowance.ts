import type { Plan, PlannedCount } from "@/lib/kernel/commit";
import { Refusal, type RefusalDetails, refusals } from "@/lib/kernel/refusal";
import { settingNowText } from "@/lib/kernel/setting-now";
import { nairaAndKobo } from "@/lib/money/format";
import type { RestrictedAct } from "../restrictions/kinds";
import { mustNotBeRestricted, type Restrictions, restrictionsIn } from "../restrictions/restrictions";

export const verificationLevels = ["BASIC", "VERIFIED", "TRUSTED"] as const;
export type VerificationLevel = (typeof verificationLevels)[number];
export const levelNames: Record<VerificationLevel, string> = {
  BASIC: "Basic",
  VERIFIED: "Verified",
  TRUSTED: "Trusted",
};

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
      `This would pass your limit of ${amount(d, "limitMinor")} a day; you have ${amount(d, "leftMinor")} left today.`,
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

/** A user's counters, as a decision reads them. */
export interface Allowance {
  userId: string;
  version: bigint;
  openOffers: number;
  /** The day in Lagos to which tradedMinor and payouts refer. */
  day: string;
  tradedMinor: bigint;
  /** Payouts requested on that day. */
  payouts: number;
}

/** The same with the user's limits and restrictions. */
export interface TradingLimits extends Allowance {
  restrictions: Restrictions;
  level: VerificationLevel;
  limits: TradeLimits;
  /** Email and phone are verified, and the account is not closed. */
  proven: boolean;
}

/** A change of a user's counters. The bounds are checked at the commit, because plans change them concurrently. */
export type AllowanceCount = Pick<PlannedCount, "change" | "guard">;

/** The columns of an Allowance, for a read that joins allowance `a` under a group name. */
export const ALLOWANCE_COLUMNS = (group: string, a: string): string =>
  ["user_id", "version", "open_offers", "day", "traded_minor", "payouts"]
    .map((column) => `${a}.${column} as ${group}__${column}`)
    .join(", ");

/** The columns of a TradingLimits, for a read that joins allowance `a` and app_user `u` under a group name. */
export const TRADING_LIMITS_COLUMNS = (group: string, a: string, u: string): string =>
  [
    ALLOWANCE_COLUMNS(group, a),
    `${restrictionsIn(a)} as ${group}__restrictions`,
    `${u}.level as ${group}__level`,
    `${settingNowText("trade_limits")}->${u}.level::text as ${group}__limits`,
    `(${u}.email_verified_at is not null and ${u}.phone_verified_at is not null and ${u}.closed_at is null) as ${group}__proven`,
  ].join(", ");

/** Refuses an act to users who are unverified or restricted. */
export function mustBeAbleTo(
  act: RestrictedAct,
  { proven, restrictions }: Pick<TradingLimits, "proven" | "restrictions">,
  now: Date,
): void {
  if (!proven) throw new Refusal(tradingLimitRefusals.unproven);
  mustNotBeRestricted(restrictions, act, now);
}

/** The amount a user traded on a day, in kobo. */
const tradedOn = (tradingLimits: Allowance, day: string): bigint =>
  tradingLimits.day === day ? tradingLimits.tradedMinor : 0n;

/** Refuses a price, in kobo, above the user's limit per trade. */
export function mustFitTradeLimit({ limits }: Pick<TradingLimits, "limits">, priceMinor: bigint): void {
  if (priceMinor > BigInt(limits.tradeMinor)) {
    throw new Refusal(tradingLimitRefusals.trade_limit, { limitMinor: limits.tradeMinor });
  }
}

/** Counts a price, in kobo, against the limits per trade and per day. Throws Refusal trade_limit, day_limit. */
export function countTrade(tradingLimits: TradingLimits, priceMinor: bigint, day: string): AllowanceCount {
  mustFitTradeLimit(tradingLimits, priceMinor);
  const dayMinor = BigInt(tradingLimits.limits.dayMinor);
  const traded = tradedOn(tradingLimits, day);
  if (traded + priceMinor > dayMinor) {
    throw new Refusal(tradingLimitRefusals.day_limit, {
      limitMinor: dayMinor.toString(),
      leftMinor: (dayMinor - traded).toString(),
    });
  }
  return {
    change: { tradedMinor: priceMinor },
    guard: { day, atMost: { traded_minor: dayMinor.toString() } },
  };
}

/** The seller's limits bind too, but their figures stay private. */
export function countForPartner(seller: TradingLimits, priceMinor: bigint, day: string): AllowanceCount {
  try {
    return countTrade(seller, priceMinor, day);
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(tradingLimitRefusals.partner_limit);
    throw error;
  }
}

/** Reverts the count of a cancelled trade, if it was counted on the current day. */
export const uncountTrade = (priceMinor: bigint, day: string): AllowanceCount => ({
  change: { tradedMinor: -priceMinor },
  guard: { day },
});

/**
 * Counts a payout against the limit of its day in Lagos, or refuses with `payouts_today`. Cancelled and failed payouts count
 * too, because attempts are limited.
 */
export function countPayout(tradingLimits: Allowance, day: string): AllowanceCount {
  const requested = tradingLimits.day === day ? tradingLimits.payouts : 0;
  if (requested >= PAYOUTS_A_DAY) throw new Refusal(tradingLimitRefusals.payouts_today);
  return { change: { payouts: 1 }, guard: { day } };
}

/** Counts one more open offer. Throws Refusal ten_offers. */
export function countOffer(tradingLimits: TradingLimits): AllowanceCount {
  if (tradingLimits.openOffers >= OPEN_OFFERS_LIMIT) throw new Refusal(tradingLimitRefusals.ten_offers);
  return { change: { openOffers: 1 } };
}

/** An offer has ended: completed, expired or withdrawn. */
export const uncountOffer: AllowanceCount = { change: { openOffers: -1 } };
/** The same of one that is in the catalog. */
export const uncountListing: AllowanceCount = { change: { openListings: -1 } };

/** The part of a plan with one user's counters. */
export const planCount = (userId: string, ...counts: AllowanceCount[]): Pick<Plan, "counts"> => ({
  counts: counts.map((count) => ({ table: "allowance", id: userId, ...count })),
});

/**
 * For machines: whether a price, in kobo, is within the limits of these users at their levels, what they have traded today
 * included, and the first of them is verified. Otherwise the command decides again, with the limits now in force.
 * @param people - SQL for their ids
 */
export const withinLimits = (price: string, first: string, ...others: string[]): string =>
  `((select count(*) from app_user u join allowance a on a.user_id = u.id
            cross join lateral (select ${settingNowText("trade_limits")}->u.level::text as most) limits
          where u.id in (${[first, ...others].join(", ")}) and u.closed_at is null
            and (u.id <> ${first} or u.email_verified_at is not null and u.phone_verified_at is not null)
            and ${price} <= (most->>'tradeMinor')::bigint and a.traded_minor <= (most->>'dayMinor')::bigint) = ${1 + others.length}
          or decide_again('limits'))`;
