import "server-only";
import { sql } from "@/lib/kernel/db";
import type { Reactions } from "@/lib/kernel/slice";
import { chargebackReactions } from "./chargebacks/reactions";
import { checkDueDeposit } from "./check-deposit";
import { depositEmails } from "./emails";
import { checkDueRefund } from "./refunds/check-refund";
import { tellAccount } from "./refunds/redirect-refund";
import { sendRefund } from "./refunds/send-refund";
import { ACCOUNT_WANTED } from "./virtual-accounts/commands/ask-for-account";
import { lookAtDueAccount } from "./virtual-accounts/look-for-transfers";
import { openAccount } from "./virtual-accounts/open-account";

/** What the wallet does late: believing no webhook before the gateway confirms it, and looking for those that never came. */
export const depositReactions: Reactions = {
  jobs: {
    "wallet.check_deposit": ({ id }) => checkDueDeposit(String(id)),
    "wallet.open_account": async ({ userId }) => {
      await openAccount(String(userId));
    },
    "wallet.look_for_transfers": ({ id }) => lookAtDueAccount(String(id)),
    "wallet.send_refund": ({ refundId }) => sendRefund(String(refundId)),
    "wallet.check_refund": ({ id }) => checkDueRefund(String(id)),
    "wallet.tell_refund_account": ({ refundId, accountNumber, bankId }) =>
      tellAccount(String(refundId), String(accountNumber), String(bankId)),
    ...depositEmails,
    ...chargebackReactions.jobs,
  },
  on: {
    [ACCOUNT_WANTED]: ["wallet.open_account"],
    "deposit.quarantined": ["wallet.mail_quarantined"],
    "deposit.released": ["wallet.mail_released"],
    "refund.requested": ["wallet.send_refund", "wallet.mail_refund_begun"],
    "refund.redirected": ["wallet.tell_refund_account"],
    "refund.done": ["wallet.mail_refunded"],
    "refund.failed": ["wallet.mail_refund_failed"],
    ...chargebackReactions.on,
  },
  due: [
    ...chargebackReactions.due,
    {
      job: "wallet.check_deposit",
      find: (limit) => sql`
        select id, version from deposit where check_at <= app_now() order by check_at limit ${limit}`,
    },
    {
      job: "wallet.check_refund",
      find: (limit) => sql`
        select id, version from refund where check_at <= app_now() order by check_at limit ${limit}`,
    },
    {
      job: "wallet.look_for_transfers",
      // An account has no version: each of its looks is known by when it was due.
      find: (limit) => sql`
        select id, extract(epoch from check_at)::bigint as version from virtual_account
        where check_at <= app_now() order by check_at limit ${limit}`,
    },
  ],
};
