import { settingNowText } from "@/lib/kernel/setting-now";
import { FIRST_LISTINGS, FLAG_WEIGHT, HIDDEN_HOURS, REVIEW_RISK } from "../limits";
import { goesLive, isSold, isThere, type Move } from "./shared";

/** Its seller is reminded of its end so many hours before, once. */
const reminder = <Fixed extends Record<string, string>>(hours: 72 | 24, fixed: Fixed) =>
  ({
    by: ["system"],
    from: ["LIVE"],
    to: "same",
    if: `reminded${String(hours)}_for is distinct from offer_ends_at(id) and offer_ends_at(id) <= at + interval '${String(hours)} hours'`,
    fixed,
  }) as const satisfies Move;

/** What rules and clock do. */
export const ofSystem = {
  /** The rules of risk leave it to a moderator. */
  screen: {
    by: ["system"],
    from: ["PENDING_REVIEW", "LIVE"],
    to: "same",
    if: `${isThere} and pending_version is not null and screened_at is null and (s->>'risk')::int between 0 and 100`,
    sets: ["risk", "hits"],
    fixed: { screened_at: "at" },
  },
  /** Nothing speaks against it, and its seller's first ones were looked at. */
  clear: {
    by: ["system"],
    from: ["PENDING_REVIEW", "LIVE"],
    to: "LIVE",
    if: `${isThere} and pending_version is not null and screened_at is null and (s->>'risk')::int between 0 and ${String(REVIEW_RISK - 1)}
        and ${settingNowText("listings")}->>'reviewAll' <> 'yes'
        and (state = 'LIVE' or listings_looked_at(seller_id) >= ${String(FIRST_LISTINGS)})`,
    sets: ["risk", "hits"],
    fixed: { ...goesLive, screened_at: "at" },
    checks: isSold,
  },
  queue: {
    by: ["system"],
    from: ["LIVE"],
    to: "same",
    if: `${isThere} and flagged_at is null and flag_weight(id) >= ${String(FLAG_WEIGHT)}`,
    fixed: { flagged_at: "at" },
  },
  /** Serious flags hide it while they are looked at, once a version. */
  hide: {
    by: ["system"],
    from: ["LIVE"],
    to: "same",
    if: `${isThere} and hidden_version is distinct from live_version and serious_flags(id) >= 2`,
    fixed: {
      flagged_at: "coalesce(r.flagged_at, at)",
      hidden_version: "r.live_version",
      hidden_until: `at + interval '${String(HIDDEN_HOURS)} hours'`,
    },
  },
  /** As it is renewed, the rules of risk leave it to a moderator; it stays for sale meanwhile. */
  recheck: {
    by: ["system"],
    from: ["LIVE"],
    to: "same",
    if: `${isThere} and pending_version is null and flagged_at is null and (s->>'risk')::int between ${String(REVIEW_RISK)} and 100`,
    sets: ["risk", "hits"],
    fixed: { flagged_at: "at" },
  },
  remind72: reminder(72, { reminded72_for: "offer_ends_at(r.id)" }),
  remind24: reminder(24, { reminded24_for: "offer_ends_at(r.id)", reminded72_for: "offer_ends_at(r.id)" }),
} as const satisfies Record<string, Move>;
