import "server-only";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { balanceOf } from "../chargeback-row";
import { type ChargebackMoved, type DisputedDeposit, planOpening, type RaisedDispute } from "../rules";

/**
 * Opens a chargeback for a disputed payment and holds what the wallet has of it. One idempotency key for each dispute.
 * @throws Refusal - moved_on when the deposit cannot be disputed, insufficient_funds when the balance was spent between
 *   read and commit; the caller retries
 */
export const openChargeback = command<RaisedDispute, DisputedDeposit, ChargebackMoved>({
  act: "wallet.open_chargeback",
  read: ({ depositId }) => sql`
    select d.id as deposit_id, d.version as deposit_version, d.state as deposit_state, d.user_id, d.gateway, d.reference,
      ${balanceOf(sql`d.user_id`, sql`d.currency`)} as balance_minor
    from deposit d where d.id = ${depositId}::uuid`,
  decide: (deposit, dispute) => planOpening(deposit, dispute, deposit.now),
});
