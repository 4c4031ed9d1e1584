import "server-only";
import { reasonCodeOf, reasonOptions } from "@/lib/kernel/approvals/reason-codes";
import { type BulkAct, whyRefused } from "@/lib/kernel/bulk/spec";
import { query, sql } from "@/lib/kernel/db";
import { shortCode, UUID_PATTERN } from "@/lib/kernel/ids";
import type { Currency } from "@/lib/money/currencies";
import type { PayoutState } from "../machine";
import { assertRejectable, rejectPayout } from "./stop-payout";

interface PayoutToReject {
  id: string;
  userId: string;
  state: PayoutState;
  /** With its fee, in minor units. */
  heldMinor: bigint;
  currency: Currency;
  userName: string;
}

/** Payouts that are not sent yet: each returns to its wallet. */
export const rejectPayouts: BulkAct = {
  permission: "payout.reject",
  words: { verb: "Reject", one: "payout", many: "payouts" },
  reasons: reasonOptions("payout.reject"),
  rowId: new RegExp(`^${UUID_PATTERN}$`),
  async preview(by, ids) {
    const payouts = await query<PayoutToReject>(sql`
      select p.id, p.user_id, p.state::text as state, p.amount_minor + p.fee_minor as held_minor, p.currency, u.name as user_name
      from payout p join person u on u.id = p.user_id where p.id = any(${ids}::uuid[])`);
    return payouts.map((payout) => ({
      id: payout.id,
      name: `Payout ${shortCode(payout.id)}`,
      href: `/admin/payouts/${payout.id}`,
      gets: `Back to the wallet of ${payout.userName}`,
      skipped: whyRefused(() => assertRejectable(by, payout)),
      amountMinor: payout.heldMinor,
      currency: payout.currency,
    }));
  },
  async run(by, key, { id, reason, reasonCode }) {
    await rejectPayout(by, key, { id, reason, reasonCode: reasonCodeOf("payout.reject").parse(reasonCode) });
    return "Rejected. The money is back in the wallet.";
  },
};
