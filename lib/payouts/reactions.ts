import "server-only";
import { sql } from "@/lib/kernel/db";
import type { Reactions } from "@/lib/kernel/slice";
import { refreshBanks } from "./bank-accounts/banks";
import { workOnPayout } from "./work-on-payout";

/** Background work: the steps of due payouts, and the bank list. */
export const payoutReactions: Reactions = {
  due: [
    {
      job: "wallet.work_on_payout",
      find: (limit) => sql`
        select id, version from payout where check_at <= app_now() order by check_at limit ${limit}`,
      run: ({ id }) => workOnPayout(id),
    },
  ],
  everyMinute: { "wallet.refresh_banks": refreshBanks },
};
