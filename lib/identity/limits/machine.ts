import { machine } from "@/lib/kernel/machine";
import { isFree } from "../restrictions/sql";

/** The counter of the current day in Lagos; counts of earlier days expire. */
const onDay = (column: string) => `case when c.day = (g->>'day')::date then c.${column} else 0 end`;
/** A cancelled trade reverts its count only on the day it was counted. */
const givesBack = "d_traded_minor < 0 and c.day <> (g->>'day')::date";
const traded = `case when g->>'day' is null or ${givesBack} then c.traded_minor else greatest(${onDay("traded_minor")} + d_traded_minor, 0) end`;
const payouts = `case when g->>'day' is null or ${givesBack} then c.payouts else ${onDay("payouts")} + d_payouts end`;

/** The counters of a user's limits. */
export const allowance = machine("allowance", {
  id: "user_id",
  parties: { owner: "r.user_id" },
  counters: {
    columns: ["open_offers", "traded_minor", "payouts"],
    bounds: `c.open_offers + d_open_offers between 0 and coalesce((g->'atMost'->>'open_offers')::int, 10)
      and (g->'atMost'->>'traded_minor' is null or ${traded} <= (g->'atMost'->>'traded_minor')::bigint)
      and ${payouts} <= coalesce((g->'atMost'->>'payouts')::int, 3)`,
    guard: `g->>'free' is null or (${isFree("c", "sell")} and c.closed_at is null)`,
    sets: {
      traded_minor: traded,
      payouts,
      day: `case when g->>'day' is null or ${givesBack} then c.day else (g->>'day')::date end`,
    },
  },
  moves: {
    close: { by: ["owner"], fixed: { closed_at: "at" } },
    reopen: { by: ["owner", "system"], fixed: { closed_at: "null" } },
  },
});
