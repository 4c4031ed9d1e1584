import "server-only";
import { query, sql } from "@/lib/kernel/db";
import type { Reactions } from "@/lib/kernel/slice";
import { chargebackEmails } from "./emails";
import { lookAtDueChargeback, recoverOwed } from "./look-at-chargeback";
import { sendAnswer } from "./send-answer";

/** What chargebacks do late: looks at the bank's decision, our answer, emails, and what is owed. */
export const chargebackReactions = {
  jobs: {
    "wallet.look_at_chargeback": ({ id }) => lookAtDueChargeback(String(id)),
    "wallet.send_chargeback_answer": ({ chargebackId }) => sendAnswer(String(chargebackId)),
    "wallet.recover_chargeback": ({ id }) => recoverOwed(String(id)),
    "wallet.recover_from_user": ({ userId }) => recoverFrom([String(userId)]),
    "wallet.recover_from_parties": ({ buyerId, sellerId }) =>
      recoverFrom([String(buyerId), String(sellerId)]),
    ...chargebackEmails,
  },
  on: {
    "chargeback.opened": ["wallet.mail_chargeback_opened", "wallet.mail_chargeback_to_finance"],
    "chargeback.answered": ["wallet.send_chargeback_answer"],
    "chargeback.due_soon": ["wallet.mail_chargeback_due"],
    "chargeback.won": ["wallet.mail_chargeback_won"],
    "chargeback.lost": ["wallet.mail_chargeback_lost"],
    "chargeback.made_good": ["wallet.mail_chargeback_made_good"],
    "chargeback.unfrozen": ["wallet.mail_unfrozen"],
    "deposit.paid": ["wallet.recover_from_user"],
    "trade.ended": ["wallet.recover_from_parties"],
  },
  due: [
    {
      job: "wallet.look_at_chargeback",
      find: (limit) => sql`
        select id, version from chargeback where check_at <= app_now() order by check_at limit ${limit}`,
    },
    {
      job: "wallet.recover_chargeback",
      find: (limit) => sql`
        select c.id, c.version from chargeback c
          join wallet_balance w on w.user_id = c.user_id and w.currency = c.currency and w.balance > 0
        where c.recovered_minor < c.loss_minor order by c.created_at limit ${limit}`,
    },
  ],
} satisfies Reactions;

async function recoverFrom(userIds: string[]): Promise<void> {
  const owed = await query<{ id: string }>(sql`
    select id from chargeback where user_id = any(${userIds}::uuid[]) and recovered_minor < loss_minor order by created_at`);
  for (const { id } of owed) await recoverOwed(id);
}
