import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { invariant } from "@/lib/kernel/refusal";
import { readSetting, settingNow } from "@/lib/kernel/settings";
import { OPEN_OFFERS_LIMIT, PAYOUTS_A_DAY, type VerificationLevel } from "./allowance";

/** How much of a limit is used. */
export interface UsedLimit {
  used: bigint;
  most: bigint;
}

/** The limits that bind a user, and what is used of them. */
export interface OwnLimits {
  /** Email and phone are verified: before that, nothing is allowed. */
  proven: boolean;
  level: VerificationLevel;
  /** The highest price of one trade, in kobo. */
  tradeMinor: bigint;
  /** Prices of today's trades, in kobo. */
  traded: UsedLimit;
  /** Withdrawals asked for today. */
  payouts: UsedLimit;
  openOffers: UsedLimit;
}

/** A user's limits. Today is the day in Lagos. */
export async function ownLimits(userId: string): Promise<OwnLimits> {
  const limits = await limitsOf(userId);
  invariant(limits, "a signed-in user has an allowance");
  return limits;
}

/** The same of anybody; undefined where there is no such user. Not checked: for queries that are. */
export async function limitsOf(userId: string): Promise<OwnLimits | undefined> {
  const row = await queryOne<{
    level: VerificationLevel;
    proven: boolean;
    tradedMinor: bigint;
    payouts: number;
    openOffers: number;
    limits: unknown;
  }>(sql`
    select u.level::text as level, u.email_verified_at is not null and u.phone_verified_at is not null as proven, a.open_offers,
      case when a.day = lagos_day(app_now()) then a.traded_minor else 0 end::bigint as traded_minor,
      case when a.day = lagos_day(app_now()) then a.payouts else 0 end as payouts, ${settingNow("trade_limits")} as limits
    from app_user u join allowance a on a.user_id = u.id where u.id = ${userId}::uuid`);
  if (!row) return undefined;
  const { level, proven, tradedMinor, payouts, openOffers, limits } = row;
  const { tradeMinor, dayMinor } = readSetting("trade_limits", limits)[level];
  return {
    proven,
    level,
    tradeMinor,
    traded: { used: tradedMinor, most: dayMinor },
    payouts: { used: BigInt(payouts), most: BigInt(PAYOUTS_A_DAY) },
    openOffers: { used: BigInt(openOffers), most: BigInt(OPEN_OFFERS_LIMIT) },
  };
}
