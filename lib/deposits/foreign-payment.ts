import "server-only";
import type { GatewayTransaction } from "@/lib/gateways/paystack/client";
import { env } from "@/lib/kernel/env";

/** A payment that must not be credited by a machine: another currency, another mode, another's reference. For staff. */
export class ForeignPayment extends Error {
  constructor(reference: string, why: string) {
    super(`the payment ${reference} is not credited: ${why}`);
    this.name = "ForeignPayment";
  }
}

/** @throws ForeignPayment where the gateway speaks of money that cannot be ours to credit */
export function mustBeOurs(transaction: GatewayTransaction, asked: string): void {
  const { currency, domain, amountMinor, reference } = transaction;
  const mode = env().PAYSTACK_SECRET_KEY.startsWith("sk_live_") ? "live" : "test";
  if (reference !== asked) throw new ForeignPayment(asked, `the gateway answered for ${reference}`);
  if (currency !== "NGN") throw new ForeignPayment(reference, `it was paid in ${currency}`);
  if (domain !== null && domain !== mode)
    throw new ForeignPayment(reference, `it was paid in ${domain} mode`);
  if (amountMinor <= 0n) throw new ForeignPayment(reference, "it is of nothing");
}
