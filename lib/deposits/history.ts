import "server-only";
import { query, sql } from "@/lib/kernel/db";
import type { RefundState } from "./refunds/machine";

/** One act about a deposit, its refunds or its chargebacks. */
export interface DepositAct {
  id: bigint;
  act: string;
  /** The state of the deposit or of its refund after the act. */
  state: string | null;
  at: Date;
}

/** A refund of a deposit. Amount in kobo. */
export interface DepositRefund {
  id: string;
  state: RefundState;
  amountMinor: bigint;
  createdAt: Date;
  endedAt: Date | null;
}

/** Everything that was posted about a deposit, oldest first. */
export const historyOf = (depositId: string): Promise<DepositAct[]> =>
  query<DepositAct>(sql`
    select p.id, p.act, p.result->>'state' as state, p.created_at as at from posting p
    where p.subject_kind in ('deposit', 'payout', 'refund', 'chargeback') and p.subject_id in (
      select ${depositId}::uuid union all select id from refund where deposit_id = ${depositId}::uuid
      union all select id from chargeback where deposit_id = ${depositId}::uuid)
    order by p.id`);

/** A deposit's refunds, newest first. */
export const refundsOf = (depositId: string): Promise<DepositRefund[]> =>
  query<DepositRefund>(sql`
    select id, state, amount_minor, created_at, ended_at from refund where deposit_id = ${depositId}::uuid
    order by created_at desc`);
