import type { Plan, PlannedCount } from "@/lib/kernel/commit";
import { Refusal } from "@/lib/kernel/refusal";
import { type RestrictedAct } from "../restrictions/kinds";
import { mustNotBeRestricted, type Restrictions } from "../restrictions/restrictions";
import { restrictionsIn } from "../restrictions/sql";
import {
  OPEN_OFFERS_LIMIT,
  PAYOUTS_A_DAY,
  type TradeLimits,
  tradingLimitRefusals,
  type VerificationLevel,
} from "./limits";

/** A user's row of limits, as a decision reads it. */
export interface Allowance {
  userId: string;
  version: bigint;
  openOffers: number;
  /** The Lagos day that tradedMinor and payouts count for. */
  day: string;
  tradedMinor: bigint;
  /** Payouts asked for on that day. */
  payouts: number;
}

/** The same with what their verification and the staff allow. */
export interface TradingLimits extends Allowance {
  restrictions: Restrictions;
  level: VerificationLevel;
  limits: TradeLimits;
  /** Both email and phone are proven, and the account is not closed. */
  proven: boolean;
}

/** A change of a person's counters, bounded at the commit: many may move them at once. */
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
    `setting_in_force('trade_limits')->${u}.level::text as ${group}__limits`,
    `(${u}.email_verified_at is not null and ${u}.phone_verified_at is not null and ${u}.closed_at is null) as ${group}__proven`,
  ].join(", ");

/** Refuses an act to a person who is unproven, or whom a restriction keeps from it. */
export function mustBeAbleTo(
  act: RestrictedAct,
  { proven, restrictions }: Pick<TradingLimits, "proven" | "restrictions">,
  now: Date,
): void {
  if (!proven) throw new Refusal(tradingLimitRefusals.unproven);
  mustNotBeRestricted(restrictions, act, now);
}

/** What somebody has traded on a day, in kobo. */
const tradedOn = (tradingLimits: Allowance, day: string): bigint =>
  tradingLimits.day === day ? tradingLimits.tradedMinor : 0n;

/** Refuses a price, in kobo, above what one trade may be at this person's verification. */
export function mustFitTradeLimit({ limits }: Pick<TradingLimits, "limits">, priceMinor: bigint): void {
  if (priceMinor > BigInt(limits.tradeMinor)) {
    throw new Refusal(tradingLimitRefusals.trade_limit, { limitMinor: limits.tradeMinor });
  }
}

/** Counts a price, in kobo, against the limits of one trade and of the day. Throws the refusal that names the limit. */
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
    guard: { ...FREE, day, atMost: { traded_minor: dayMinor.toString() } },
  };
}

/** The person may start new business: neither blocked, frozen nor closed. */
const FREE = { free: true } as const;

/** A cancelled trade gives its amount back to the day it was counted for, while that day lasts. */
export const uncountTrade = (priceMinor: bigint, day: string): AllowanceCount => ({
  change: { tradedMinor: -priceMinor },
  guard: { day },
});

/**
 * Counts a payout against those of its Lagos day, or refuses with `payouts_today`. One that is cancelled or fails has been
 * counted all the same: what is limited is how often a person may try.
 */
export function countPayout(tradingLimits: Allowance, day: string): AllowanceCount {
  const asked = tradingLimits.day === day ? tradingLimits.payouts : 0;
  if (asked >= PAYOUTS_A_DAY) throw new Refusal(tradingLimitRefusals.payouts_today);
  return { change: { payouts: 1 }, guard: { ...FREE, day, atMost: { payouts: PAYOUTS_A_DAY } } };
}

/** Room for one more open offer, or the refusal. */
export function countOffer(tradingLimits: TradingLimits): AllowanceCount {
  if (tradingLimits.openOffers >= OPEN_OFFERS_LIMIT) throw new Refusal(tradingLimitRefusals.ten_offers);
  return { change: { openOffers: 1 }, guard: { ...FREE, atMost: { open_offers: OPEN_OFFERS_LIMIT } } };
}

/** An offer has ended: completed, expired or withdrawn. */
export const uncountOffer: AllowanceCount = { change: { openOffers: -1 } };

/** The part of a plan that counts for one person. */
export const planCount = (userId: string, ...counts: AllowanceCount[]): Pick<Plan, "counts"> => ({
  counts: counts.map((count) => ({ table: "allowance", id: userId, ...count })),
});
