import { HOME } from "@/lib/money/currencies";
import "server-only";
import { GatewayRefused, gatewayOf } from "@/lib/gateways";
import { type GatewayName, isGatewayName } from "@/lib/gateways/names";
import type { RecordName } from "@/lib/gateways/port";
import type { GatewayPayment } from "@/lib/gateways/records";
import { command, SYSTEM } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { failpoint } from "@/lib/kernel/failpoint";
import { log } from "@/lib/kernel/log";
import { invariant, Refusal } from "@/lib/kernel/refusal";
import { settingNow } from "@/lib/kernel/settings";
import { checkDeposit } from "../check-deposit";
import type { DepositState } from "../machine";
import { assertMatches, PaymentMismatchError } from "../payment-mismatch";
import { depositReference } from "../schema";
import { type Credit, type Credited, planCredit, type Receiver } from "./credit-rules";

const credit = command<Credit, Receiver, Credited>({
  act: "wallet.credit_transfer",
  read: ({ gateway, receiverAccount }) => sql`
    select v.id as virtual_account_id, u.id as user_id, u.name as known_name, u.level <> 'BASIC' as is_verified, a.version as allowance_version,
      u.closed_at is not null as is_closed, ${settingNow("deposits")} as deposits
    from virtual_account v join person u on u.id = v.user_id join trading_allowance a on a.user_id = u.id
    where v.gateway = ${gateway} and v.account_number = ${receiverAccount}`,
  decide: (receiver, transfer) => planCredit(receiver, transfer, receiver.now),
});

/**
 * Records a transfer to a virtual account by the gateway's reference: credits the account's owner or quarantines it, once,
 * however often it is reported. The gateway must confirm it first. A reference of ours is checked as a deposit instead.
 * @throws PaymentMismatchError when staff must decide; GatewayNoAnswer; Error while the gateway has not confirmed it
 */
export async function creditTransfer(
  gateway: string,
  gatewayReference: string,
  gatewayRecordId: string | null = null,
): Promise<{ reference: string; state: DepositState }> {
  if (depositReference.safeParse(gatewayReference).success) {
    const { state } = await checkDeposit(gatewayReference, gatewayRecordId);
    return { reference: gatewayReference, state };
  }
  const recorded = await recordedBy(gateway, gatewayReference);
  if (recorded) return recorded;
  failpoint("wallet.verify.before");
  const payment = await fetchPayment(gateway, { reference: gatewayReference, gatewayRecordId });
  failpoint("wallet.verify.after");
  if (payment.outcome !== "paid")
    throw new Error(`the gateway has not confirmed the payment of ${gatewayReference} yet`);
  assertMatches(payment, { reference: gatewayReference, currency: HOME });
  return record(gateway, payment);
}

const recordedBy = (gateway: string, gatewayReference: string): Promise<Credited | undefined> =>
  queryOne<Credited>(sql`
    select reference, state from deposit where gateway = ${gateway} and gateway_reference = ${gatewayReference}`);

async function fetchPayment(gateway: string, name: RecordName): Promise<GatewayPayment> {
  try {
    return await gatewayOf(gateway).payment(name);
  } catch (error) {
    if (error instanceof GatewayRefused && error.reason === "not_found")
      throw mismatch(name.reference, "the gateway does not know it");
    throw error;
  }
}

async function record(gateway: string, payment: GatewayPayment): Promise<Credited> {
  const { id, reference, amountMinor, currency, feeMinor, channel, sender } = payment;
  invariant(isGatewayName(gateway), "a payment is of a known gateway");
  if (!sender?.receiverAccount) throw mismatch(reference, "it has no receiver account");
  await assertCustomerMatches(gateway, payment, sender.receiverAccount);
  const transfer: Credit = {
    gateway,
    gatewayRecordId: id,
    gatewayReference: reference,
    receiverAccount: sender.receiverAccount,
    amountMinor,
    currency,
    feeMinor,
    channel,
    senderName: sender.name,
    senderBank: sender.bank,
    senderAccount: sender.account,
  };
  try {
    const { result } = await credit(SYSTEM, `deposit:${gateway}:${id}`, transfer);
    return result;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return recordedMeanwhile(gateway, payment, error);
  }
}

/** The account is found by its number; the gateway's customer must be its owner. */
async function assertCustomerMatches(
  gateway: string,
  { reference, customerId }: GatewayPayment,
  accountNumber: string,
) {
  const account = await queryOne<{ customerCode: string }>(sql`
    select customer_code from virtual_account where gateway = ${gateway} and account_number = ${accountNumber}`);
  if (!account) throw mismatch(reference, `the account ${accountNumber} is unknown`);
  if (customerId !== null && customerId !== account.customerCode)
    throw mismatch(reference, `the account ${accountNumber} is not that of ${customerId}`);
}

/** A concurrent check came first, perhaps before the fee was known. That is fine if it recorded this same transfer. */
async function recordedMeanwhile(
  gateway: GatewayName,
  { id, reference, amountMinor }: GatewayPayment,
  refusal: Refusal,
): Promise<Credited> {
  const found = await queryOne<Credited>(sql`
    select reference, state from deposit
    where gateway = ${gateway} and gateway_record_id = ${id} and gateway_reference = ${reference} and paid_minor = ${amountMinor}::bigint`);
  if (found) return found;
  throw mismatch(reference, `record ${id} of ${amountMinor} kobo was refused: ${refusal.reason}`);
}

/** Money that matches no account is never booked by guessing: staff are alerted and the job waits for them. */
function mismatch(reference: string, why: string): PaymentMismatchError {
  log.error("a transfer needs staff review", { reference, why });
  return new PaymentMismatchError(reference, why);
}
