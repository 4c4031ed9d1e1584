import "server-only";
import { query, sql } from "@/lib/kernel/db";
import { on } from "@/lib/kernel/events/reaction";
import type { Reactions } from "@/lib/kernel/slice";
import { tradeEvents } from "@/lib/trades/events";
import { chargebackEvents, depositEvents } from "../events";
import { checkDueChargeback, recoverOwed } from "./check-chargeback";
import { sendAnswer } from "./send-answer";

/** Background jobs of chargebacks: the bank's decision, our response and the recovery of debts. */
export const chargebackReactions = {
  on: [
    on(chargebackEvents.answered, {
      "wallet.send_chargeback_answer": ({ chargebackId }) => sendAnswer(chargebackId),
    }),
    on(depositEvents.paid, { "wallet.recover_from_user": ({ userId }) => recoverFrom([userId]) }),
    on(tradeEvents.ended, {
      "wallet.recover_from_parties": ({ buyerId, sellerId }) => recoverFrom([buyerId, sellerId]),
    }),
  ],
  due: [
    {
      job: "wallet.look_at_chargeback",
      find: (limit) => sql`
        select id, version from chargeback where check_at <= app_now() order by check_at limit ${limit}`,
      run: ({ id }) => checkDueChargeback(id),
    },
    {
      job: "wallet.recover_chargeback",
      find: (limit) => sql`
        select c.id, c.version from chargeback c
          join wallet_balance w on w.user_id = c.user_id and w.currency = c.currency and w.balance > 0
        where c.recovered_minor < c.loss_minor order by c.created_at limit ${limit}`,
      run: ({ id }) => recoverOwed(id),
    },
  ],
} satisfies Reactions;

async function recoverFrom(userIds: string[]): Promise<void> {
  const owed = await query<{ id: string }>(sql`
    select id from chargeback where user_id = any(${userIds}::uuid[]) and recovered_minor < loss_minor order by created_at`);
  for (const { id } of owed) await recoverOwed(id);
}
