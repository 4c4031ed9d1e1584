import "server-only";
import { paystack } from "@/lib/gateways/paystack/client";
import { GatewayRefused, GatewayTimeout } from "@/lib/gateways/paystack/errors";
import { compareNames } from "@/lib/identity/names";
import { type Actor, type Answer, isAnswered } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import { mustBeFinance, mustBeFinanceFor } from "@/lib/kernel/permissions";
import { type Limit, limit } from "@/lib/kernel/rate-limit";
import { invariant, kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { maskName } from "@/lib/payouts/bank-accounts/masks";
import { walletRefusals } from "../refusals";
import { type Redirection, redirectRefund } from "./commands/move-refund";
import { hasEnded } from "./moves";
import { refundNow } from "./refund-row";
import type { RefundMoved } from "./rules";

/** Each asks a bank whose an account is: enough for slips of the pen, too few to read a bank's book of names. */
const resolvesByStaff: Limit = { name: "refund account by staff", max: 20, minutes: 60 };

/**
 * Staff give the payer's account for a refund that needs attention. The bank is asked whose account it is: money goes back
 * to whoever sent it and to nobody else.
 * @throws Refusal - not_found, own_money, not_at_gateway, moved_on, too_many_requests, account_unresolved, wrong_holder,
 *   gateway_silent
 */
export async function giveAccount(
  by: Actor,
  key: string,
  { refundId, accountNumber, bankCode }: { refundId: string; accountNumber: string; bankCode: string },
): Promise<Answer<RefundMoved>> {
  mustBeFinance(by);
  const known = await queryOne(sql`select id from refund where id = ${refundId}::uuid`);
  if (!known) throw new Refusal(kernelRefusals.not_found);
  const { payerName, state, userId } = await refundNow(refundId);
  mustBeFinanceFor(by, userId);
  if (state !== "NEEDS_ATTENTION" && !(await isAnswered(by, key))) throw new Refusal(kernelRefusals.moved_on);
  await limit(resolvesByStaff, by.id);
  const account = await resolve(accountNumber, bankCode);
  if (compareNames(payerName, account.accountName) !== "match")
    throw new Refusal(walletRefusals.wrong_holder, { holder: maskName(account.accountName) });
  return redirectRefund(by, key, { refundId, accountNumber, ...account });
}

type Resolved = Pick<Redirection, "bankId" | "bankName" | "accountName">;

async function resolve(accountNumber: string, bankCode: string): Promise<Resolved> {
  try {
    const bank = (await paystack().banks()).find(({ code }) => code === bankCode);
    if (!bank) throw new Refusal(walletRefusals.account_unresolved);
    const { accountName } = await paystack().resolveAccount({ accountNumber, bankCode });
    return { bankId: bank.id, bankName: bank.name, accountName };
  } catch (error) {
    if (error instanceof GatewayTimeout) throw new Refusal(walletRefusals.gateway_silent);
    if (error instanceof GatewayRefused) throw new Refusal(walletRefusals.account_unresolved);
    throw error;
  }
}

/** Tells the gateway the account. It takes one only while it needs one, so a second telling does nothing. */
export async function tellAccount(refundId: string, accountNumber: string, bankId: string): Promise<void> {
  const { gatewayRecordId, state } = await refundNow(refundId);
  if (hasEnded(state)) return;
  invariant(gatewayRecordId, "a refund that needs attention is known to the gateway");
  try {
    await paystack().retryRefund(gatewayRecordId, { accountNumber, bankId });
  } catch (error) {
    if (!(error instanceof GatewayRefused || error instanceof GatewayTimeout)) throw error;
    // The clock asks what became of it, and staff see where it still needs them.
    log.warn("the gateway did not take the account for a refund", { refundId, error: error.message });
  }
}
