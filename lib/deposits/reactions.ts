import "server-only";
import { sql } from "@/lib/kernel/db";
import { on } from "@/lib/kernel/events/reaction";
import type { Reactions } from "@/lib/kernel/slice";
import { chargebackReactions } from "./chargebacks/reactions";
import { checkDueDeposit } from "./check-deposit";
import { refundEvents, virtualAccountEvents } from "./events";
import { checkDueRefund } from "./refunds/check-refund";
import { lateDepositRule } from "./refunds/commands/return-late";
import { sendRefundAccount } from "./refunds/redirect-refund";
import { sendRefund } from "./refunds/send-refund";
import { checkDueAccount } from "./virtual-accounts/find-transfers";
import { openAccount } from "./virtual-accounts/open-account";

/** Background jobs of the wallet: they confirm every webhook at the gateway and recover payments whose webhook was lost. */
export const depositReactions: Reactions = {
  on: [
    on(virtualAccountEvents.wanted, {
      "wallet.open_account": async ({ userId }) => {
        await openAccount(userId);
      },
    }),
    on(refundEvents.requested, { "wallet.send_refund": ({ refundId }) => sendRefund(refundId) }),
    on(refundEvents.redirected, {
      "wallet.tell_refund_account": ({ refundId, accountNumber, bankId }) =>
        sendRefundAccount(refundId, accountNumber, bankId),
    }),
    ...chargebackReactions.on,
  ],
  due: [
    ...chargebackReactions.due,
    {
      job: "wallet.check_deposit",
      find: (limit) => sql`
        select id, version from deposit where check_at <= app_now() order by check_at limit ${limit}`,
      run: ({ id }) => checkDueDeposit(id),
    },
    {
      job: "wallet.check_refund",
      find: (limit) => sql`
        select id, version from refund where check_at <= app_now() order by check_at limit ${limit}`,
      run: ({ id }) => checkDueRefund(id),
    },
    lateDepositRule,
    {
      job: "wallet.look_for_transfers",
      // An account has no version: the due time identifies each check.
      find: (limit) => sql`
        select id, extract(epoch from check_at)::bigint as version from virtual_account
        where check_at <= app_now() order by check_at limit ${limit}`,
      run: ({ id }) => checkDueAccount(id),
    },
  ],
};
