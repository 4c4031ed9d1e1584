import { machine } from "@/lib/kernel/machine";
import { isFree } from "../restrictions/free-sql";

/** A cancelled trade reverts its count only on the day it was counted. */
const sameDay = "g->>'day' is null or d_traded_minor < 0 and c.day <> (g->>'day')::date";
/** Whatever is counted up is counted on the current day in Lagos, for a user who is neither closed, blocked nor frozen. */
const isOpen = `(d_open_offers <= 0 and d_open_listings <= 0 and d_listings <= 0 and d_traded_minor <= 0 and d_payouts <= 0 or c.closed_at is null and ${isFree("c", "sell")})`;
const isToday =
  "(d_traded_minor <= 0 and d_payouts <= 0 and d_listings <= 0 or g->>'day' = lagos_day(at)::text)";
/** The counter of the current day in Lagos; counts of earlier days expire. */
const counts = (column: string) => `case when today = c.day then c.${column} else 0 end + d_${column}`;

/** The counters of a user's limits. */
export const allowance = machine("allowance", {
  id: "user_id",
  parties: { owner: "r.user_id" },
  counters: {
    columns: ["open_offers", "traded_minor", "payouts", "open_listings", "listings"],
    derives: {
      keeps: { type: "boolean", sql: sameDay },
      today: { type: "date", sql: "case when keeps then c.day else (g->>'day')::date end" },
      traded: {
        type: "bigint",
        sql: `case when keeps then c.traded_minor else greatest(${counts("traded_minor")}, 0) end`,
      },
      listings_today: {
        type: "int",
        sql: `case when keeps then c.listings else ${counts("listings")} end`,
      },
      payouts_today: { type: "int", sql: `case when keeps then c.payouts else ${counts("payouts")} end` },
    },
    bounds: `c.open_offers + d_open_offers between 0 and 10
      and (g->'atMost'->>'traded_minor' is null or traded <= (g->'atMost'->>'traded_minor')::bigint)
      and payouts_today <= 3
      and c.open_listings + d_open_listings >= 0
      and (d_open_listings <= 0 or c.open_listings + d_open_listings <= most_listings(c.user_id))
      and (d_listings <= 0 or listings_today <= c.listings_a_day)`,
    guard: `${isToday} and ${isOpen}`,
    limits: {
      open_offers: {},
      traded_minor: { on: "g->>'day'" },
      payouts: {},
      open_listings: {},
      listings: {},
    },
    sets: {
      traded_minor: "traded",
      payouts: "payouts_today",
      listings: "listings_today",
      day: "today",
    },
  },
  moves: {
    close: { by: ["owner"], fixed: { closed_at: "at" } },
    /** Staff let a seller write more or fewer listings a day. */
    allow_listings: {
      by: ["staff:offer.moderate"],
      if: "who <> user_id and (s->>'listings_a_day')::int between 1 and 500",
      sets: ["listings_a_day"],
    },
    reopen: { by: ["owner", "system"], fixed: { closed_at: "null" } },
  },
});
