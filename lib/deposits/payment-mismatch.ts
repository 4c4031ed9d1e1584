import type { GatewayPayment } from "@/lib/gateways/records";

/** A payment that must not be credited by a machine: another currency, another mode, another's reference. For staff. */
export class PaymentMismatchError extends Error {
  constructor(reference: string, why: string) {
    super(`the payment ${reference} is not credited: ${why}`);
    this.name = "PaymentMismatchError";
  }
}

/**
 * @param asked the reference that the gateway was asked about, and the currency that was asked for
 * @throws PaymentMismatchError where the gateway speaks of money that cannot be ours to credit
 */
export function mustBeOurs(payment: GatewayPayment, asked: { reference: string; currency: string }): void {
  const { currency, isOtherMode, amountMinor, reference } = payment;
  if (reference !== asked.reference)
    throw new PaymentMismatchError(asked.reference, `the gateway answered for ${reference}`);
  if (currency !== asked.currency) throw new PaymentMismatchError(reference, `it was paid in ${currency}`);
  if (isOtherMode) throw new PaymentMismatchError(reference, "it was paid in the gateway's other mode");
  if (amountMinor <= 0n) throw new PaymentMismatchError(reference, "it is of nothing");
}
