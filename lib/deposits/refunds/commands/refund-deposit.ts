import "server-only";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { planRefundRequest, type RefundAsked, type RefundableDeposit } from "../rules";

/**
 * Staff have a deposit sent back to where it came from. The money leaves the wallet at once, so that it cannot be spent
 * meanwhile; the gateway is asked by a job.
 * @throws Refusal - not_found for whoever is not finance, own_money, already_refunding, not_refundable, money_spent,
 *   insufficient_funds
 */
export const refundDeposit = command<{ reference: string; reason: string }, RefundableDeposit, RefundAsked>({
  act: "wallet.refund_deposit",
  read: ({ reference }) => sql`
    select d.id, d.version, d.user_id, d.gateway, d.reference, d.state, d.paid_minor,
      exists (select from refund r where r.deposit_id = d.id and r.state <> 'FAILED') as has_open_refund,
      coalesce((select w.balance from account w
        where w.kind = 'WALLET' and w.owner_id = d.user_id and w.currency = d.currency), 0)::bigint as balance_minor
    from deposit d where d.reference = ${reference}`,
  decide: (deposit, { reason }, by) => planRefundRequest(deposit, reason, by, deposit.now),
});
