import "server-only";
import type { ReasonCode } from "@/lib/kernel/approvals/reason-codes";
import { command } from "@/lib/kernel/command";
import { type Sql, sql } from "@/lib/kernel/db";
import { planRefundRequest, type RefundableDeposit, type RefundRequested } from "../rules";

export const readRefundable = (which: Sql): Sql => sql`
  select d.id, d.version, d.user_id, d.gateway, d.reference, d.state, d.paid_minor,
    exists (select from refund r where r.deposit_id = d.id and r.state <> 'FAILED') as has_open_refund,
    coalesce((select w.balance from account w
      where w.kind = 'WALLET' and w.owner_id = d.user_id and w.currency = d.currency), 0)::bigint as balance_minor
  from deposit d where ${which}`;

interface RefundToRequest {
  reference: string;
  reason: string;
  reasonCode?: ReasonCode;
  /** Refuses not_quarantined if it is in another state by now. */
  only?: "QUARANTINED";
}

/**
 * Staff refund a deposit to its source. The money leaves the wallet immediately, so that it cannot be spent meanwhile; a job
 * sends the refund to the gateway.
 * @throws Refusal - not_found for callers without finance permission, own_money, already_refunding, not_quarantined,
 *   not_refundable, money_spent, insufficient_funds
 */
export const refundDeposit = command<RefundToRequest, RefundableDeposit, RefundRequested>({
  act: "wallet.refund_deposit",
  read: ({ reference }) => readRefundable(sql`d.reference = ${reference}`),
  decide: (deposit, { reference: _reference, ...why }, by) =>
    planRefundRequest(deposit, why, by, deposit.now),
});
