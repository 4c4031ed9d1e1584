import "server-only";
import { askGateway, GatewayRefused, isGatewayError } from "@/lib/gateways";
import { tradingLimitRefusals } from "@/lib/identity/limits/limits";
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
import type { DepositState } from "../moves";
import { walletRefusals } from "../refusals";
import { amountMustFit, newDeposit } from "../rules";

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
      throw new Refusal(tradingLimitRefusals.unproven);
    amountMustFit(readSetting("deposits", funder.limits), amountMinor);
    if (funder.startedThisHour >= DEPOSITS_AN_HOUR) throw new Refusal(walletRefusals.too_many_deposits);
    const id = newId();
    const row = { ...newDeposit({ id, userId: by.id, amountMinor }, funder.now), returnTo };
    return {
      subject: { kind: "deposit", id },
      // Closing an account moves this row on: of the two, begun at the same moment, one finds the other.
      rows: [allowance.expect({ id: by.id, version: funder.allowanceVersion })],
      insert: [{ table: "deposit", row }],
      result: { reference: row.reference },
    };
  },
});

export interface StartedDeposit {
  reference: string;
  /** Where the browser goes to pay, and what the popup is opened with; null where the deposit needs no paying any more. */
  checkout: { authorizationUrl: string; accessCode: string | null } | null;
}

/**
 * Writes the intent to fund, then has the gateway's checkout opened for it. The same key again gives the first deposit and its
 * checkout, which is opened now where the first try got no answer.
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
  const known = await readCheckout(reference);
  if (known.checkout || known.state !== "INITIATED") return known.checkout;
  await limit(checkoutsByDeposit, reference);
  const opened = await askGateway(openCheckoutRequest, { reference }, known).catch((error: unknown) => {
    throw refusalFor(error, reference);
  });
  if (opened.outcome === "open") {
    const { authorizationUrl, accessCode } = opened;
    return { authorizationUrl, accessCode };
  }
  if (opened.outcome === "settled") return null;
  throw new Refusal(walletRefusals.checkout_lost, { amountMinor: known.askedMinor.toString() });
}

interface Known {
  gateway: string;
  state: DepositState;
  askedMinor: bigint;
  authorizationUrl: string | null;
  accessCode: string | null;
}

async function readCheckout(reference: string) {
  const known = await queryOne<Known>(sql`
    select gateway, state, asked_minor, authorization_url, access_code from deposit where reference = ${reference}`);
  invariant(known, "an initiated deposit is there");
  const { authorizationUrl, accessCode, ...deposit } = known;
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
