import "server-only";
import { reasonCodeOf, reasonOptions } from "@/lib/kernel/approvals/reason-codes";
import { type BulkAct, whyRefused } from "@/lib/kernel/bulk/spec";
import { query, sql } from "@/lib/kernel/db";
import { shortCode, UUID_PATTERN } from "@/lib/kernel/ids";
import type { Currency } from "@/lib/money/currencies";
import { assertRefundable, type RefundableDeposit } from "../rules";
import { readRefundable, refundDeposit } from "./refund-deposit";

type DepositToRefund = RefundableDeposit & { currency: Currency; senderName: string | null };

/** Deposits in quarantine: each goes back where it came from. */
export const refundDeposits: BulkAct = {
  permission: "refund.source",
  words: { verb: "Refund", one: "deposit", many: "deposits" },
  reasons: reasonOptions("refund.source"),
  rowId: new RegExp(`^dep-${UUID_PATTERN}$`),
  async preview(by, ids) {
    const deposits = await query<DepositToRefund>(sql`
      select f.*, o.currency, o.sender_name from (${readRefundable(sql`d.reference = any(${ids})`)}) f join deposit o on o.id = f.id`);
    return deposits.map((deposit) => ({
      id: deposit.reference,
      name: `Deposit ${shortCode(deposit.id)}`,
      href: `/admin/deposits/${deposit.reference}`,
      gets: `Back to ${deposit.senderName ?? "where it came from"}`,
      skipped: whyRefused(() => assertRefundable(deposit, by, "QUARANTINED")),
      amountMinor: deposit.paidMinor,
      currency: deposit.currency,
    }));
  },
  async run(by, key, { id, ...why }) {
    const reasonCode = reasonCodeOf("refund.source").parse(why.reasonCode);
    await refundDeposit(by, key, { reference: id, reason: why.reason, reasonCode, only: "QUARANTINED" });
    return "Requested. It is sent to its source next.";
  },
};
