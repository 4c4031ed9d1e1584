import "server-only";
import { initiateDeposit, type StartedDeposit } from "@/lib/deposits";
import type { Actor, Answer } from "@/lib/kernel/command";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { readCheckout } from "../checkouts";
import { checkoutRefusals } from "../refusals";

/**
 * Starts the deposit of what a checkout waits for, or opens the one that was started again. The checkout is bought by itself once it is paid.
 * @throws Refusal - not_found, not_waiting, those of `initiateDeposit`
 */
export async function fundCheckout(
  by: Actor,
  { checkoutId }: { checkoutId: string },
): Promise<Answer<StartedDeposit>> {
  const checkout = await readCheckout(by, checkoutId);
  if (!checkout) throw new Refusal(kernelRefusals.not_found);
  if (!checkout.depositAmount) throw new Refusal(checkoutRefusals.not_waiting);
  return initiateDeposit(by, `checkout-deposit:${checkoutId}`, {
    amountMinor: BigInt(checkout.depositAmount.minor),
    returnTo: `/checkouts/${checkoutId}`,
  });
}
