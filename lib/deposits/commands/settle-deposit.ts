import "server-only";
import { command } from "@/lib/kernel/command";
import type { DepositState } from "../moves";
import { readDeposit } from "../row";
import { type DepositFacts, type Payment, planSettlement } from "../rules";

/**
 * Credits what the gateway says was paid. For the system only, under the key of the gateway's record, so that it is done
 * once however many witnesses report it.
 * @throws Refusal - not_found for a reference that is not ours, moved_on where it is paid already
 */
export const settleDeposit = command<Payment, DepositFacts, { reference: string; state: DepositState }>({
  act: "wallet.settle_deposit",
  read: ({ reference }) => readDeposit(reference),
  decide: (deposit, payment) => planSettlement(deposit, payment, deposit.now),
});
