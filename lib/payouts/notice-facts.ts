import "server-only";
import type { Payout } from "@/lib/kernel/db";
import { queryOne, sql } from "@/lib/kernel/db";
import type { PauseCause } from "@/lib/reconciliation/words";
import type { PayoutSummary } from "./payout-row";

/** A payout, as its owner is notified of it. */
export interface PayoutNoticeFacts extends PayoutSummary, Pick<Payout, "userId"> {
  pausedFor: PauseCause | null;
}

export const readPayoutFacts = (id: string) =>
  queryOne<PayoutNoticeFacts>(sql`
    select user_id, reference, state::text as state, currency, amount_minor, fee_minor, bank_name, account_number, two_people, hold_until,
      hold_reason, failure, (select g.paused_for from payout_switch_state g where g.gateway = payout.gateway) as paused_for
    from payout where id = ${id}::uuid`);
