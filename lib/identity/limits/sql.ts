import { settingNowText } from "@/lib/kernel/setting-now";

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

/** For machines: whether a user is verified and open, as for all that puts money in motion. */
export const isVerified = (person: string): string =>
  `(exists (select from app_user u where u.id = ${person} and u.closed_at is null
            and u.email_verified_at is not null and u.phone_verified_at is not null) or decide_again('verification'))`;
