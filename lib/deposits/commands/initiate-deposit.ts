import "server-only";
import { type Checkout, paystack } from "@/lib/gateways/paystack/client";
import { GatewayRefused, GatewayTimeout } from "@/lib/gateways/paystack/errors";
import { standingRefusals } from "@/lib/identity/limits/limits";
import { allowance } from "@/lib/identity/limits/machine";
import { after } from "@/lib/kernel/clock";
import { type Actor, command } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { failpoint } from "@/lib/kernel/failpoint";
import { newId } from "@/lib/kernel/ids";
import { log } from "@/lib/kernel/log";
import { limit } from "@/lib/kernel/rate-limit";
import { invariant, Refusal } from "@/lib/kernel/refusal";
import { readSetting, settingNow } from "@/lib/kernel/settings";
import { HOME } from "@/lib/money/currencies";
import { checkDeposit } from "../check-deposit";
import { checkoutsByDeposit, DEPOSITS_AN_HOUR, depositTimes } from "../limits";
import { type DepositState, hasArrived } from "../moves";
import { walletRefusals } from "../refusals";
import { amountMustFit } from "../rules";

export interface DepositRequest {
  amountMinor: bigint;
  /** A path of ours to go back to after paying. */
  returnTo: string | null;
}

interface Funder {
  emailVerifiedAt: Date | null;
  phoneVerifiedAt: Date | null;
  startedThisHour: number;
  isClosed: boolean;
  allowanceVersion: bigint;
  limits: unknown;
}

const writeIntent = command<DepositRequest, Funder, { reference: string }>({
  act: "wallet.initiate_deposit",
  read: (_request, by) => sql`
    select u.email_verified_at, u.phone_verified_at, u.closed_at is not null as is_closed, a.version as allowance_version,
      ${settingNow("deposits")} as limits,
      (select count(*)::int from deposit d where d.user_id = u.id and d.created_at > app_now() - interval '1 hour') as started_this_hour
    from app_user u join allowance a on a.user_id = u.id where u.id = ${by.id}::uuid`,
  decide(funder, { amountMinor, returnTo }, by) {
    if (funder.isClosed || !funder.emailVerifiedAt || !funder.phoneVerifiedAt)
      throw new Refusal(standingRefusals.unproven);
    amountMustFit(readSetting("deposits", funder.limits), amountMinor);
    if (funder.startedThisHour >= DEPOSITS_AN_HOUR) throw new Refusal(walletRefusals.too_many_deposits);
    const id = newId();
    const reference = `dep-${id}`;
    const row = {
      id,
      userId: by.id,
      gateway: "paystack",
      reference,
      currency: HOME,
      askedMinor: amountMinor,
      returnTo,
      checkAt: after(funder.now, depositTimes.firstCheck),
      expiresAt: after(funder.now, depositTimes.expiry),
    };
    return {
      subject: { kind: "deposit", id },
      // Closing an account moves this row on: of the two, begun at the same moment, one finds the other.
      rows: [allowance.expect({ id: by.id, version: funder.allowanceVersion })],
      insert: [{ table: "deposit", row }],
      result: { reference },
    };
  },
});

export interface StartedDeposit {
  reference: string;
  /** Where the browser goes to pay, and what the popup is opened with; null where the deposit needs no paying any more. */
  checkout: Checkout | null;
}

/**
 * Writes the intent to fund, then opens the gateway's checkout for it. The same key again gives the first deposit and its
 * checkout, which is opened now where the first try got no answer.
 * @throws Refusal - unproven, amount_too_small, amount_too_large, too_many_deposits, gateway_silent, gateway_refused,
 *   checkout_lost, key_reused, too_many_requests
 */
export async function initiateDeposit(by: Actor, key: string, request: DepositRequest) {
  const { result, replayed } = await writeIntent(by, key, request);
  const started: StartedDeposit = {
    reference: result.reference,
    checkout: await checkoutOf(result.reference),
  };
  return { result: started, replayed };
}

async function checkoutOf(reference: string): Promise<Checkout | null> {
  const known = await readCheckout(reference);
  if (known.checkout || known.state !== "INITIATED") return known.checkout;
  await limit(checkoutsByDeposit, reference);
  try {
    return await openCheckout(reference, known.email, known.askedMinor);
  } catch (error) {
    if (error instanceof GatewayRefused && error.reason === "duplicate_reference")
      return foundAgain(reference);
    throw refusalFor(error, reference);
  }
}

async function openCheckout(reference: string, email: string, amountMinor: bigint): Promise<Checkout> {
  failpoint("wallet.initialize.before");
  const callbackUrl = new URL(`/wallet/deposits/${reference}`, env().APP_URL).href;
  const checkout = await paystack().initialize({ email, amountMinor, reference, callbackUrl });
  failpoint("wallet.initialize.after");
  await query(sql`
    update deposit set access_code = ${checkout.accessCode}, authorization_url = ${checkout.authorizationUrl}
    where reference = ${reference}`);
  failpoint("wallet.initialize.recorded");
  return checkout;
}

/**
 * An earlier call had reached the gateway. Its answer has been recorded meanwhile, or it was lost with the address of the
 * checkout, which nobody else can know either: so unless it was paid, a new payment is safe.
 */
async function foundAgain(reference: string): Promise<Checkout | null> {
  const { state } = await checkDeposit(reference);
  const known = await readCheckout(reference);
  if (known.checkout || hasArrived(state)) return known.checkout;
  throw new Refusal(walletRefusals.checkout_lost, { amountMinor: known.askedMinor.toString() });
}

interface Known {
  state: DepositState;
  askedMinor: bigint;
  email: string;
  authorizationUrl: string | null;
  accessCode: string | null;
}

async function readCheckout(reference: string) {
  const known = await queryOne<Known>(sql`
    select d.state, d.asked_minor, u.email, d.authorization_url, d.access_code
    from deposit d join app_user u on u.id = d.user_id where d.reference = ${reference}`);
  invariant(known, "an initiated deposit is there");
  const { state, askedMinor, email, authorizationUrl, accessCode } = known;
  return {
    state,
    askedMinor,
    email,
    checkout: authorizationUrl && accessCode ? { authorizationUrl, accessCode } : null,
  };
}

function refusalFor(error: unknown, reference: string): unknown {
  if (error instanceof GatewayTimeout) {
    log.warn("the gateway did not open a checkout", { reference, error: error.message });
    return new Refusal(walletRefusals.gateway_silent);
  }
  if (!(error instanceof GatewayRefused)) return error;
  log.warn("the gateway refused a checkout", { reference, status: error.httpStatus, says: error.says });
  const { gateway_silent, gateway_refused } = walletRefusals;
  return new Refusal(error.reason === "rate_limited" ? gateway_silent : gateway_refused);
}
