import "server-only";
import { type Answer, command, SYSTEM } from "@/lib/kernel/command";
import { type Sql, sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import type { DepositState } from "../moves";
import { type DepositFacts, nextCheck, type Payment, planSettlement, planUnpaid } from "../rules";

type Moved = { reference: string; state: DepositState };

/** What every decision on a deposit reads, by its reference. */
export const readDeposit = (reference: string): Sql => sql`
  select id, version, user_id, gateway, reference, state, currency, asked_minor, paid_minor, gateway_record_id, check_at,
    created_at, expires_at
  from deposit where reference = ${reference}`;

/**
 * Credits what the gateway says was paid. For the system only, under the key of the gateway's record, so that it is done
 * once however many report it.
 * @throws Refusal - not_found for a reference that is not ours, moved_on where it is paid already
 */
export const settleDeposit = command<Payment, DepositFacts, Moved>({
  act: "wallet.settle_deposit",
  read: ({ reference }) => readDeposit(reference),
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

/** What a deposit stays unpaid for, where the gateway sent the transfer back. */
export const TRANSFER_REJECTED = "bank_transfer_rejected";

const reject = command<{ reference: string }, DepositFacts, Moved>({
  act: "wallet.note_rejected_transfer",
  read: ({ reference }) => readDeposit(reference),
  decide: (deposit) => planUnpaid(deposit, "wait", { failure: TRANSFER_REJECTED }),
});

/** A bank transfer for this deposit came and went back at once; another one may still come. Not after it is paid or over. */
export async function noteRejection(reference: string, transactionId: string): Promise<void> {
  await reject(SYSTEM, `deposit-rejected:${transactionId}`, { reference }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

type Seen = Pick<DepositFacts, "id" | "version" | "reference">;

/** What the clock decides of a version of a deposit, it decides once. */
const keyOf = (move: string, { id, version }: Seen) => `deposit-${move}:${id}:${version}`;

/** The payment did not work. It is still looked at until it expires: the customer may try again on the same checkout. */
export const failDeposit = (deposit: Seen, failure: string): Promise<Answer<Moved>> =>
  fail(SYSTEM, keyOf("fail", deposit), { reference: deposit.reference, failure });

/** Nobody paid in time. */
export const expireDeposit = (deposit: Seen): Promise<Answer<Moved>> =>
  expire(SYSTEM, keyOf("expire", deposit), { reference: deposit.reference });

/** Nothing new: it is looked at again later. */
export const postponeCheck = (deposit: Seen): Promise<Answer<Moved>> =>
  wait(SYSTEM, keyOf("wait", deposit), { reference: deposit.reference });
