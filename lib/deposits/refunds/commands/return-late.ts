import "server-only";
import { command, SYSTEM } from "@/lib/kernel/command";
import { type Sql, sql } from "@/lib/kernel/db";
import { ignoreRefusal } from "@/lib/kernel/refusal";
import type { DueRule } from "@/lib/kernel/slice";
import { QUARANTINE_HOURS } from "../../limits";
import { type LateDeposit, planLateReturn, type RefundRequested } from "../rules";
import { readRefundable } from "./refund-deposit";

/** The time to decide about the deposit `d` is over. */
const isLate: Sql = sql`coalesce(d.paid_at, d.created_at) <= app_now() - make_interval(hours => ${QUARANTINE_HOURS}::int)`;
const hasRefund: Sql = sql`exists (select from refund r where r.deposit_id = d.id)`;

const returnLate = command<{ depositId: string }, LateDeposit, RefundRequested>({
  act: "wallet.return_late_deposit",
  read: ({ depositId }) => sql`
    select f.*, ${isLate} as is_late, ${hasRefund} as has_refund
    from (${readRefundable(sql`d.id = ${depositId}::uuid`)}) f join deposit d on d.id = f.id`,
  decide: (deposit) => planLateReturn(deposit, deposit.now),
});

/** Requests the return of a deposit in quarantine about which nobody has decided. Harmless when repeated, or when staff were quicker. */
export const returnLateDeposit = (depositId: string): Promise<void> =>
  ignoreRefusal(returnLate(SYSTEM, `return-late:${depositId}`, { depositId }));

/** Deposits that go back by themselves: each once, as what follows from a return that fails is for staff. */
export const lateDepositRule: DueRule = {
  job: "wallet.return_late",
  find: (limit) => sql`
    select d.id, d.version from deposit d where d.state = 'QUARANTINED' and ${isLate} and not ${hasRefund}
    order by d.created_at limit ${limit}`,
  run: ({ id }) => returnLateDeposit(id),
};
