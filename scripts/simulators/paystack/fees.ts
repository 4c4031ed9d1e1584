const feePerMille = 15;
const flatFeeMinor = 10_000;
const flatFeeFromMinor = 250_000;
const feeCapMinor = 200_000;
const dedicatedFeePercent = 1;
const dedicatedFeeCapMinor = 30_000;

/** Transfer fees by maximum amount, both in kobo. */
const transferBands = [
  { upToMinor: 500_000, feeMinor: 1_000 },
  { upToMinor: 5_000_000, feeMinor: 2_500 },
  { upToMinor: Number.POSITIVE_INFINITY, feeMinor: 5_000 },
];

/** Paystack's fee for a local payment, in kobo: 1.5 % rounded up, ₦100 more from ₦2,500, never above ₦2,000. */
export function localFees(amountMinor: number): number {
  const flat = amountMinor >= flatFeeFromMinor ? flatFeeMinor : 0;
  return Math.min(feeCapMinor, Math.ceil((amountMinor * feePerMille) / 1000) + flat);
}

/** Paystack's fee for a transfer to a dedicated account, in kobo: 1 % rounded up, never above ₦300. */
export function dedicatedFees(amountMinor: number): number {
  return Math.min(dedicatedFeeCapMinor, Math.ceil((amountMinor * dedicatedFeePercent) / 100));
}

/** Paystack's fee on top of a transfer to a bank, in kobo: ₦10 to ₦5,000, ₦25 to ₦50,000, ₦50 above. */
export function transferFee(amountMinor: number): number {
  return transferBands.find(({ upToMinor }) => amountMinor <= upToMinor)?.feeMinor ?? 0;
}
