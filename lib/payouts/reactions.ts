import "server-only";
import { sql } from "@/lib/kernel/db";
import type { Reactions } from "@/lib/kernel/slice";
import { refreshBanks } from "./bank-accounts/banks";
import { mailPayout } from "./emails";
import { workOnPayout } from "./work-on-payout";

/** What payouts do late: each step of the machine by the clock, letters, and the list of banks. */
export const payoutReactions: Reactions = {
  jobs: {
    "wallet.work_on_payout": ({ id }) => workOnPayout(String(id)),
    "wallet.mail_payout": mailPayout,
    "wallet.refresh_banks": refreshBanks,
  },
  on: { "payout.moved": ["wallet.mail_payout"] },
  due: [
    {
      job: "wallet.work_on_payout",
      find: (limit) => sql`
        select id, version from payout where check_at <= app_now() order by check_at limit ${limit}`,
    },
  ],
  everyMinute: ["wallet.refresh_banks"],
};
