import "server-only";
import { type Answer, command, SYSTEM } from "@/lib/kernel/command";
import { type Sql, sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import type { DepositState } from "../machine";
import {
  type DepositFacts,
  type DepositToSettle,
  nextCheck,
  type Payment,
  planSettlement,
  planUnpaid,
} from "../rules";

type Moved = { reference: string; state: DepositState };

/** The facts that every decision on a deposit reads. */
export const readDeposit = (reference: string): Sql => sql`
  select id, version, user_id, gateway, reference, state, currency, asked_minor, paid_minor, gateway_record_id, check_at,
    created_at, expires_at
  from deposit where reference = ${reference}`;

/**
 * Credits a payment that the gateway confirmed, or holds it in quarantine if its owner has closed the account. For the system only. The idempotency key comes from the gateway's record,
 * so it is credited once however often it is reported.
 * @throws Refusal - not_found for a reference that is not ours, moved_on when it is already paid
 */
export const settleDeposit = command<Payment, DepositToSettle, Moved>({
  act: "wallet.settle_deposit",
  read: ({ reference }) => sql`
    select d.*, a.version as allowance_version, a.closed_at is not null as is_closed
    from (${readDeposit(reference)}) d join trading_allowance a on a.user_id = d.user_id`,
  decide: (deposit, payment) => planSettlement(deposit, payment, deposit.now),
});

const fail = command<{ reference: string; failure: string }, DepositFacts, Moved>({
  act: "wallet.fail_deposit",
  read: ({ reference }) => readDeposit(reference),
  decide: (deposit, { failure }) =>
    planUnpaid(deposit, "fail", { failure, checkAt: nextCheck(deposit, deposit.now) }),
});

const expire = command<{ reference: string }, DepositFacts, Moved>({
  act: "wallet.expire_deposit",
  read: ({ reference }) => readDeposit(reference),
  decide: (deposit) => planUnpaid(deposit, "expire"),
});

const wait = command<{ reference: string }, DepositFacts, Moved>({
  act: "wallet.wait_for_deposit",
  read: ({ reference }) => readDeposit(reference),
  decide: (deposit) => planUnpaid(deposit, "wait", { checkAt: nextCheck(deposit, deposit.now) }),
});

/** The failure of a deposit whose transfer the gateway sent back. */
export const TRANSFER_REJECTED = "bank_transfer_rejected";

const reject = command<{ reference: string }, DepositFacts, Moved>({
  act: "wallet.note_rejected_transfer",
  read: ({ reference }) => readDeposit(reference),
  decide: (deposit) => planUnpaid(deposit, "wait", { failure: TRANSFER_REJECTED }),
});

/** Records that the gateway returned a bank transfer for this deposit; another one can still come. Ignored once it ended. */
export async function recordRejection(reference: string, transactionId: string): Promise<void> {
  await reject(SYSTEM, `deposit-rejected:${transactionId}`, { reference }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

type Seen = Pick<DepositFacts, "id" | "version" | "reference">;

/** One scheduled decision for each version of a deposit. */
const keyOf = (move: string, { id, version }: Seen) => `deposit-${move}:${id}:${version}`;

/** The payment failed. Checks go on until it expires, since the customer can try again in the same checkout. */
export const failDeposit = (deposit: Seen, failure: string): Promise<Answer<Moved>> =>
  fail(SYSTEM, keyOf("fail", deposit), { reference: deposit.reference, failure });

/** It was not paid in time. */
export const expireDeposit = (deposit: Seen): Promise<Answer<Moved>> =>
  expire(SYSTEM, keyOf("expire", deposit), { reference: deposit.reference });

/** Nothing new: schedules the next check. */
export const postponeCheck = (deposit: Seen): Promise<Answer<Moved>> =>
  wait(SYSTEM, keyOf("wait", deposit), { reference: deposit.reference });
