import "server-only";
import { z } from "zod";
import { approvable } from "@/lib/kernel/approvals/approvable";
import { sql } from "@/lib/kernel/db";
import { shortCode } from "@/lib/kernel/ids";
import type { Currency } from "@/lib/money/currencies";
import { formatMinor } from "@/lib/money/format";
import { readPayout } from "../payout-row";
import { type PayoutFacts, planPayout } from "../rules";
import { accountInWords, payoutStateNames } from "../words";

interface PayoutToApprove extends PayoutFacts {
  userName: string;
  bankName: string;
  accountNumber: string;
  accountName: string;
}

/** Payouts from the threshold on need the approval of two members of staff. */
export const payPayout = approvable({
  act: "payout.pay",
  detail: z.strictObject({ id: z.uuid() }),
  read: ({ id }) => sql`
    select p.*, o.bank_name, o.account_number, o.account_name, u.name as user_name
    from (${readPayout(id)}) p join payout o on o.id = p.id join person u on u.id = p.user_id`,
  about: ({ id, userId, amountMinor, currency }: PayoutToApprove) => ({
    subject: { kind: "payout", id, name: `Payout ${shortCode(id)}`, href: `/admin/payouts/${id}` },
    beneficiary: userId,
    amountMinor,
    currency,
  }),
  effectText(payout: PayoutToApprove) {
    const { state, amountMinor, feeMinor, userName, accountName } = payout;
    const money = (minor: bigint) => formatMinor(minor, payout.currency as Currency);
    return {
      says: `Pay ${money(amountMinor)} to ${userName}, ${accountInWords(payout)}, account name ${accountName}`,
      changes: [
        { what: "Withdrawal", now: payoutStateNames[state], after: "Approved, sent next" },
        { what: "Held", now: money(amountMinor + feeMinor), after: `${money(0n)} once it is paid` },
        { what: "Sent to the bank", now: "–", after: money(amountMinor) },
        { what: "Our fee, paid by the owner", now: "–", after: money(feeMinor) },
      ],
    };
  },
  run: (payout) => planPayout(payout, "agree", { set: { checkAt: payout.now } }),
});
