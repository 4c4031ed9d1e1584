import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import type { Reactions } from "@/lib/kernel/slice";
import { HOME } from "@/lib/money/currencies";
import { shareCommission } from "./insurance/share";

/** The day in Lagos whose commission is due, five minutes after it began; undefined where it has been shared. */
const dueDay = () =>
  queryOne<{ day: string }>(sql`
    select d.day::text as day from (select ((app_now() - interval '5 minutes') at time zone 'Africa/Lagos')::date as day) d
    where insurance_shared_until(${HOME}) < d.day::timestamp at time zone 'Africa/Lagos'`);

export const correctionReactions: Reactions = {
  everyMinute: {
    async "insurance.share"() {
      const due = await dueDay();
      if (due) await shareCommission(due.day);
    },
  },
};
