import type { GatewayPayment } from "@/lib/gateways/records";

/** A payment that must not be credited automatically: wrong currency, mode or reference. Staff decide. */
export class PaymentMismatchError extends Error {
  constructor(reference: string, why: string) {
    super(`the payment ${reference} is not credited: ${why}`);
    this.name = "PaymentMismatchError";
  }
}

/**
 * @param expected the reference that was looked up, and the requested currency
 * @throws PaymentMismatchError when the gateway's payment does not match
 */
export function assertMatches(
  payment: GatewayPayment,
  expected: { reference: string; currency: string },
): void {
  const { currency, isOtherMode, amountMinor, reference } = payment;
  if (reference !== expected.reference)
    throw new PaymentMismatchError(expected.reference, `the gateway returned ${reference}`);
  if (currency !== expected.currency) throw new PaymentMismatchError(reference, `it was paid in ${currency}`);
  if (isOtherMode) throw new PaymentMismatchError(reference, "it was paid in the gateway's other mode");
  if (amountMinor <= 0n) throw new PaymentMismatchError(reference, "its amount is zero");
}
