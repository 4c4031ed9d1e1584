import "server-only";
import { type Answer, command, SYSTEM } from "@/lib/kernel/command";
import { Refusal } from "@/lib/kernel/refusal";
import type { DepositState } from "../moves";
import { readDeposit } from "../row";
import { type DepositFacts, nextCheck, planUnpaid } from "../rules";

type Unpaid = { reference: string; state: DepositState };

const fail = command<{ reference: string; failure: string }, DepositFacts, Unpaid>({
  act: "wallet.fail_deposit",
  read: ({ reference }) => readDeposit(reference),
  decide: (deposit, { failure }) =>
    planUnpaid(deposit, "fail", { failure, checkAt: nextCheck(deposit, deposit.now) }),
});

const expire = command<{ reference: string }, DepositFacts, Unpaid>({
  act: "wallet.expire_deposit",
  read: ({ reference }) => readDeposit(reference),
  decide: (deposit) => planUnpaid(deposit, "expire"),
});

const wait = command<{ reference: string }, DepositFacts, Unpaid>({
  act: "wallet.wait_for_deposit",
  read: ({ reference }) => readDeposit(reference),
  decide: (deposit) => planUnpaid(deposit, "wait", { checkAt: nextCheck(deposit, deposit.now) }),
});

/** What a deposit stays unpaid for, where the gateway sent the transfer back. */
export const TRANSFER_REJECTED = "bank_transfer_rejected";

const reject = command<{ reference: string }, DepositFacts, Unpaid>({
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
export const failDeposit = (deposit: Seen, failure: string): Promise<Answer<Unpaid>> =>
  fail(SYSTEM, keyOf("fail", deposit), { reference: deposit.reference, failure });

/** Nobody paid in time. */
export const expireDeposit = (deposit: Seen): Promise<Answer<Unpaid>> =>
  expire(SYSTEM, keyOf("expire", deposit), { reference: deposit.reference });

/** Nothing new: it is looked at again later. */
export const postponeCheck = (deposit: Seen): Promise<Answer<Unpaid>> =>
  wait(SYSTEM, keyOf("wait", deposit), { reference: deposit.reference });
