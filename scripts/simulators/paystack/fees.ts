const feePerMille = 15;
const flatFeeMinor = 10_000;
const flatFeeFromMinor = 250_000;
const feeCapMinor = 200_000;

/** What Paystack keeps of a local payment, in kobo: 1.5 % rounded up, ₦100 more from ₦2,500, never above ₦2,000. */
export function localFees(amountMinor: number): number {
  const flat = amountMinor >= flatFeeFromMinor ? flatFeeMinor : 0;
  return Math.min(feeCapMinor, Math.ceil((amountMinor * feePerMille) / 1000) + flat);
}
