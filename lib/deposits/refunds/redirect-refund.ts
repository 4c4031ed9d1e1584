import { HOME } from "@/lib/money/currencies";
import "server-only";
import { callGateway, GatewayNoAnswer, gatewayOf, isGatewayError } from "@/lib/gateways";
import type { BankAccount } from "@/lib/gateways/port";
import { compareNames } from "@/lib/identity/names";
import { type Actor, type Answer, isAnswered } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import { mustHold, mustHoldFor } from "@/lib/kernel/permissions";
import { type Limit, limit } from "@/lib/kernel/rate-limit";
import { invariant, kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { maskName } from "@/lib/payouts/bank-accounts/masks";
import { refundAccountRequest } from "../gateway-requests";
import { walletRefusals } from "../refusals";
import { type Redirection, redirectRefund } from "./commands/move-refund";
import { hasEnded } from "./machine";
import { refundNow } from "./refund-row";
import type { RefundMoved } from "./rules";

/** Each attempt reveals an account holder: enough for typos, too few to enumerate a bank's customers. */
const resolvesByStaff: Limit = { name: "refund account by staff", max: 20, minutes: 60 };

/**
 * Staff set the payer's account for a refund that needs attention. The account's holder is resolved first: money is
 * returned only to its sender.
 * @throws Refusal - not_found, own_money, not_at_gateway, moved_on, too_many_requests, account_unresolved, wrong_holder,
 *   gateway_no_answer
 */
export async function setRefundAccount(
  by: Actor,
  key: string,
  { refundId, accountNumber, bankCode }: { refundId: string; accountNumber: string; bankCode: string },
): Promise<Answer<RefundMoved>> {
  mustHold(by, "refund.source");
  const known = await queryOne(sql`select id from refund where id = ${refundId}::uuid`);
  if (!known) throw new Refusal(kernelRefusals.not_found);
  const { payerName, state, userId, gateway } = await refundNow(refundId);
  mustHoldFor(by, "refund.source", userId);
  if (state !== "NEEDS_ATTENTION" && !(await isAnswered(by, key))) throw new Refusal(kernelRefusals.moved_on);
  await limit(resolvesByStaff, by.id);
  const account = await resolve(gateway, accountNumber, bankCode);
  // Both names are a bank's.
  if (compareNames(payerName, account.accountName, { isVerified: true }) !== "match")
    throw new Refusal(walletRefusals.wrong_holder, { holder: maskName(account.accountName) });
  return redirectRefund(by, key, { refundId, accountNumber, ...account });
}

type Resolved = Pick<Redirection, "bankId" | "bankName" | "accountName">;

async function resolve(gateway: string, accountNumber: string, bankCode: string): Promise<Resolved> {
  const account = { accountNumber, bankCode };
  const resolved = await callGateway(refundAccountRequest, account, { gateway }).catch((error: unknown) => {
    if (!isGatewayError(error)) throw error;
    const { gateway_no_answer, account_unresolved } = walletRefusals;
    throw new Refusal(error instanceof GatewayNoAnswer ? gateway_no_answer : account_unresolved);
  });
  if (!resolved) throw new Refusal(walletRefusals.account_unresolved);
  return resolved;
}

/** Resolves an account's holder and the gateway's id of its bank; null for an unknown bank. For the worker. */
export async function resolveRefundAccount(account: BankAccount, gateway: string): Promise<Resolved | null> {
  const banks = await gatewayOf(gateway).banks(HOME);
  const bank = banks.find(({ code }) => code === account.bankCode);
  if (!bank) return null;
  const { accountName } = await gatewayOf(gateway).resolveAccount(account);
  return { bankId: bank.id, bankName: bank.name, accountName };
}

/** Sends the account to the gateway. It accepts one only while it needs one, so a repeat has no effect. */
export async function sendRefundAccount(
  refundId: string,
  accountNumber: string,
  bankId: string,
): Promise<void> {
  const { gateway, gatewayRecordId, state, currency } = await refundNow(refundId);
  if (hasEnded(state)) return;
  invariant(gatewayRecordId, "a refund that needs attention is known to the gateway");
  try {
    await gatewayOf(gateway).sendRefundTo(gatewayRecordId, { accountNumber, bankId, currency });
  } catch (error) {
    if (!isGatewayError(error)) throw error;
    // The scheduled check gets its status, and staff see if it still needs attention.
    log.warn("the gateway did not accept the account for a refund", { refundId, error: error.message });
  }
}
