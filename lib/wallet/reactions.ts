import "server-only";
import { sql } from "@/lib/db";
import type { Reactions } from "@/lib/jobs";
import { checkDueDeposit } from "./check-deposit";
import { EVENT_RECEIVED, takePaystackEvent } from "./webhooks";

/** What the wallet does late: believing no webhook before the gateway confirms it, and looking for those that never came. */
export const walletReactions: Reactions = {
  jobs: {
    "wallet.take_paystack_event": ({ eventId }) => takePaystackEvent(String(eventId)),
    "wallet.check_deposit": ({ id }) => checkDueDeposit(String(id)),
  },
  on: { [EVENT_RECEIVED]: ["wallet.take_paystack_event"] },
  due: [
    {
      job: "wallet.check_deposit",
      find: (limit) => sql`
        select id, version from deposit where check_at <= app_now() order by check_at limit ${limit}`,
    },
  ],
};
