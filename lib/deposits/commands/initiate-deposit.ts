import "server-only";
import { callGateway, GatewayRefused, isGatewayError } from "@/lib/gateways";
import { tradingLimitRefusals } from "@/lib/identity/limits/allowance";
import { allowance } from "@/lib/identity/limits/machine";
import { type Actor, command } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { log } from "@/lib/kernel/log";
import { limit } from "@/lib/kernel/rate-limit";
import { invariant, Refusal } from "@/lib/kernel/refusal";
import { readSetting, settingNow } from "@/lib/kernel/settings";
import { openCheckoutRequest } from "../gateway-requests";
import { checkoutsByDeposit, DEPOSITS_AN_HOUR } from "../limits";
import type { DepositState } from "../machine";
import { walletRefusals } from "../refusals";
import { amountMustFit, newDeposit } from "../rules";

export interface DepositRequest {
  amountMinor: bigint;
  /** A path of our site to return to after paying. */
  returnTo: string | null;
}

interface Payer {
  emailVerifiedAt: Date | null;
  phoneVerifiedAt: Date | null;
  startedThisHour: number;
  isClosed: boolean;
  allowanceVersion: bigint;
  limits: unknown;
}

const writeIntent = command<DepositRequest, Payer, { reference: string }>({
  act: "wallet.initiate_deposit",
  read: (_request, by) => sql`
    select u.email_verified_at, u.phone_verified_at, u.closed_at is not null as is_closed, a.version as allowance_version,
      ${settingNow("deposits")} as limits,
      (select count(*)::int from deposit d where d.user_id = u.id and d.created_at > app_now() - interval '1 hour') as started_this_hour
    from app_user u join allowance a on a.user_id = u.id where u.id = ${by.id}::uuid`,
  decide(payer, { amountMinor, returnTo }, by) {
    if (payer.isClosed || !payer.emailVerifiedAt || !payer.phoneVerifiedAt)
      throw new Refusal(tradingLimitRefusals.unproven);
    amountMustFit(readSetting("deposits", payer.limits), amountMinor);
    if (payer.startedThisHour >= DEPOSITS_AN_HOUR) throw new Refusal(walletRefusals.too_many_deposits);
    const id = newId();
    const row = { ...newDeposit({ id, userId: by.id, amountMinor }, payer.now), returnTo };
    return {
      subject: { kind: "deposit", id },
      // Closing an account bumps this version, so a concurrent closure and this commit conflict.
      rows: [allowance.expect({ id: by.id, version: payer.allowanceVersion })],
      insert: [{ table: "deposit", row }],
      result: { reference: row.reference },
    };
  },
});

export interface StartedDeposit {
  reference: string;
  /** Where the browser goes to pay, and the access code of the popup; null when the deposit needs no payment any more. */
  checkout: { authorizationUrl: string; accessCode: string | null } | null;
}

/**
 * Stores the intent to deposit, then requests the gateway's checkout. The same key returns the first deposit and its
 * checkout, which is opened now if the first try got no answer.
 * @throws Refusal - unproven, amount_too_small, amount_too_large, too_many_deposits, gateway_no_answer, gateway_refused,
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

async function checkoutOf(reference: string): Promise<StartedDeposit["checkout"]> {
  const stored = await readCheckout(reference);
  if (stored.checkout || stored.state !== "INITIATED") return stored.checkout;
  await limit(checkoutsByDeposit, reference);
  const opened = await callGateway(openCheckoutRequest, { reference }, stored).catch((error: unknown) => {
    throw refusalFor(error, reference);
  });
  if (opened.outcome === "open") {
    const { authorizationUrl, accessCode } = opened;
    return { authorizationUrl, accessCode };
  }
  if (opened.outcome === "settled") return null;
  throw new Refusal(walletRefusals.checkout_lost, { amountMinor: stored.askedMinor.toString() });
}

interface StoredDeposit {
  gateway: string;
  state: DepositState;
  askedMinor: bigint;
  authorizationUrl: string | null;
  accessCode: string | null;
}

async function readCheckout(reference: string) {
  const stored = await queryOne<StoredDeposit>(sql`
    select gateway, state, asked_minor, authorization_url, access_code from deposit where reference = ${reference}`);
  invariant(stored, "an initiated deposit exists");
  const { authorizationUrl, accessCode, ...deposit } = stored;
  return { ...deposit, checkout: authorizationUrl ? { authorizationUrl, accessCode } : null };
}

function refusalFor(error: unknown, reference: string): unknown {
  if (!isGatewayError(error)) return error;
  const isRefused = error instanceof GatewayRefused;
  log.warn("the gateway did not open a checkout", {
    reference,
    error: error.message,
    ...(isRefused && { says: error.says }),
  });
  const { gateway_no_answer, gateway_refused } = walletRefusals;
  return new Refusal(isRefused && error.reason !== "rate_limited" ? gateway_refused : gateway_no_answer);
}
