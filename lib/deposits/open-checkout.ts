import "server-only";
import type { z } from "zod";
import { GatewayRefused, gatewayOf } from "@/lib/gateways";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { failpoint } from "@/lib/kernel/failpoint";
import { checkDeposit } from "./check-deposit";
import type { openCheckoutRequest } from "./gateway-requests";
import { type DepositState, hasArrived } from "./machine";
import { PaymentMismatchError } from "./payment-mismatch";

type Opened = z.output<typeof openCheckoutRequest.response>;

interface StoredDeposit {
  gateway: string;
  state: DepositState;
  askedMinor: bigint;
  currency: string;
  email: string;
  authorizationUrl: string | null;
  accessCode: string | null;
}

/**
 * The checkout of a deposit: the existing one, or a new one. For the worker. Safe to retry: one reference opens at most
 * one checkout.
 * @throws GatewayNoAnswer, GatewayRefused
 */
export async function openCheckout(reference: string): Promise<Opened> {
  const stored = await readStored(reference);
  const opened = openedBefore(stored);
  if (opened) return opened;
  try {
    return await openNew(reference, stored);
  } catch (error) {
    if (error instanceof GatewayRefused && error.reason === "duplicate_reference")
      return recoverCheckout(reference);
    throw error;
  }
}

function openedBefore({ state, authorizationUrl, accessCode }: StoredDeposit): Opened | undefined {
  if (authorizationUrl) return { outcome: "open", authorizationUrl, accessCode };
  return state === "INITIATED" ? undefined : { outcome: "settled" };
}

async function openNew(
  reference: string,
  { gateway, email, askedMinor, currency }: StoredDeposit,
): Promise<Opened> {
  failpoint("wallet.initialize.before");
  const callbackUrl = new URL(`/wallet/deposits/${reference}`, env().APP_URL).href;
  const order = { email, amountMinor: askedMinor, currency, reference, callbackUrl };
  const { url, token } = await gatewayOf(gateway).openCheckout(order);
  failpoint("wallet.initialize.after");
  await query(sql`
    update deposit set access_code = ${token}, authorization_url = ${url} where reference = ${reference}`);
  failpoint("wallet.initialize.recorded");
  return { outcome: "open", authorizationUrl: url, accessCode: token };
}

/**
 * An earlier call reached the gateway. Its response was recorded meanwhile, or was lost along with the checkout's URL. In
 * that case nobody can pay there, so unless it was paid already, a new payment is safe.
 */
async function recoverCheckout(reference: string): Promise<Opened> {
  const { state } = await checkDeposit(reference);
  if (hasArrived(state)) return { outcome: "settled" };
  return openedBefore({ ...(await readStored(reference)), state: "INITIATED" }) ?? { outcome: "lost" };
}

async function readStored(reference: string): Promise<StoredDeposit> {
  const stored = await queryOne<StoredDeposit>(sql`
    select d.gateway, d.state, d.asked_minor, d.currency, u.email, d.authorization_url, d.access_code
    from deposit d join person u on u.id = d.user_id where d.reference = ${reference}`);
  if (!stored) throw new PaymentMismatchError(reference, "no deposit of ours has this reference");
  return stored;
}
