import "server-only";
import type { z } from "zod";
import { GatewayRefused, gatewayOf } from "@/lib/gateways";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { failpoint } from "@/lib/kernel/failpoint";
import { checkDeposit } from "./check-deposit";
import type { openCheckoutRequest } from "./gateway-requests";
import { type DepositState, hasArrived } from "./moves";
import { PaymentMismatchError } from "./payment-mismatch";

type Opened = z.output<typeof openCheckoutRequest.response>;

interface Known {
  gateway: string;
  state: DepositState;
  askedMinor: bigint;
  currency: string;
  email: string;
  authorizationUrl: string | null;
  accessCode: string | null;
}

/**
 * The checkout of a deposit: the one that was opened before, or a new one. For the worker. Repeating it is harmless, because
 * one reference opens at most one checkout.
 * @throws GatewayNoAnswer, GatewayRefused
 */
export async function openCheckout(reference: string): Promise<Opened> {
  const known = await readKnown(reference);
  const opened = openedBefore(known);
  if (opened) return opened;
  try {
    return await openNew(reference, known);
  } catch (error) {
    if (error instanceof GatewayRefused && error.reason === "duplicate_reference")
      return findAgain(reference);
    throw error;
  }
}

function openedBefore({ state, authorizationUrl, accessCode }: Known): Opened | undefined {
  if (authorizationUrl) return { outcome: "open", authorizationUrl, accessCode };
  return state === "INITIATED" ? undefined : { outcome: "settled" };
}

async function openNew(reference: string, { gateway, email, askedMinor, currency }: Known): Promise<Opened> {
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
 * An earlier call had reached the gateway. Its response has been recorded meanwhile, or it was lost with the address of the
 * checkout, which nobody else can know either: so unless it was paid, a new payment is safe.
 */
async function findAgain(reference: string): Promise<Opened> {
  const { state } = await checkDeposit(reference);
  if (hasArrived(state)) return { outcome: "settled" };
  return openedBefore({ ...(await readKnown(reference)), state: "INITIATED" }) ?? { outcome: "lost" };
}

async function readKnown(reference: string): Promise<Known> {
  const known = await queryOne<Known>(sql`
    select d.gateway, d.state, d.asked_minor, d.currency, u.email, d.authorization_url, d.access_code
    from deposit d join person u on u.id = d.user_id where d.reference = ${reference}`);
  if (!known) throw new PaymentMismatchError(reference, "no deposit of ours has this reference");
  return known;
}
