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
import type { DepositState } from "../moves";
import { mustBeOurs, PaymentMismatchError } from "../payment-mismatch";
import { depositReference } from "../schema";
import { type Credit, type Credited, planCredit, type Receiver } from "./credit-rules";

const credit = command<Credit, Receiver, Credited>({
  act: "wallet.credit_transfer",
  read: ({ gateway, receiverAccount }) => sql`
    select v.id as virtual_account_id, u.id as user_id, u.name as known_name, a.version as allowance_version,
      u.closed_at is not null as is_closed, ${settingNow("deposits")} as deposits
    from virtual_account v join person u on u.id = v.user_id join trading_allowance a on a.user_id = u.id
    where v.gateway = ${gateway} and v.account_number = ${receiverAccount}`,
  decide: (receiver, told) => planCredit(receiver, told, receiver.now),
});

/**
 * Records money that was transferred to a virtual account of ours, by the gateway's own reference: credited to whom the
 * account belongs, or put in quarantine, once however often it is reported and in whatever order. The gateway is asked
 * first; a reference of ours is looked at as the deposit that it is.
 * @throws PaymentMismatchError where a machine must not decide; GatewayNoAnswer; Error while the gateway does not confirm it
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
  const known = await recordedBy(gateway, gatewayReference);
  if (known) return known;
  failpoint("wallet.verify.before");
  const payment = await ask(gateway, { reference: gatewayReference, gatewayRecordId });
  failpoint("wallet.verify.after");
  if (payment.outcome !== "paid")
    throw new Error(`the gateway does not confirm the payment of ${gatewayReference} yet`);
  mustBeOurs(payment, { reference: gatewayReference, currency: HOME });
  return record(gateway, payment);
}

const recordedBy = (gateway: string, gatewayReference: string): Promise<Credited | undefined> =>
  queryOne<Credited>(sql`
    select reference, state from deposit where gateway = ${gateway} and gateway_reference = ${gatewayReference}`);

async function ask(gateway: string, name: RecordName): Promise<GatewayPayment> {
  try {
    return await gatewayOf(gateway).payment(name);
  } catch (error) {
    if (error instanceof GatewayRefused && error.reason === "not_found")
      throw strayed(name.reference, "the gateway does not know it");
    throw error;
  }
}

async function record(gateway: string, payment: GatewayPayment): Promise<Credited> {
  const { id, reference, amountMinor, currency, feeMinor, channel, sender } = payment;
  invariant(isGatewayName(gateway), "a payment is some gateway's");
  if (!sender?.receiverAccount) throw strayed(reference, "it names no account of ours");
  await mustBeTheirs(gateway, payment, sender.receiverAccount);
  const told: Credit = {
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
    const { result } = await credit(SYSTEM, `deposit:${gateway}:${id}`, told);
    return result;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return recordedMeanwhile(gateway, payment, error);
  }
}

/** The number leads to the account; the customer whom the gateway names must be the one it belongs to. */
async function mustBeTheirs(
  gateway: string,
  { reference, customerId }: GatewayPayment,
  accountNumber: string,
) {
  const account = await queryOne<{ customerCode: string }>(sql`
    select customer_code from virtual_account where gateway = ${gateway} and account_number = ${accountNumber}`);
  if (!account) throw strayed(reference, `the account ${accountNumber} is nobody's here`);
  if (customerId !== null && customerId !== account.customerCode)
    throw strayed(reference, `the account ${accountNumber} is not that of ${customerId}`);
}

/** Another check was faster, perhaps with a fee that was not known yet: fine, where it recorded this very transfer. */
async function recordedMeanwhile(
  gateway: GatewayName,
  { id, reference, amountMinor }: GatewayPayment,
  refusal: Refusal,
): Promise<Credited> {
  const found = await queryOne<Credited>(sql`
    select reference, state from deposit
    where gateway = ${gateway} and gateway_record_id = ${id} and gateway_reference = ${reference} and paid_minor = ${amountMinor}::bigint`);
  if (found) return found;
  throw strayed(reference, `record ${id} of ${amountMinor} kobo met ${refusal.reason}`);
}

/** Money that has no home here is nobody's to guess about: a person hears of it at once, and its job waits for them. */
function strayed(reference: string, why: string): PaymentMismatchError {
  log.error("money came that is for staff to look at", { reference, why });
  return new PaymentMismatchError(reference, why);
}
