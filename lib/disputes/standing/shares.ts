import { type FeeRule, feeOf } from "@/lib/money/fees";

/** How what is held is shared, in its minor units. */
export interface Division {
  /** Back to the one who put it up. */
  refund: bigint;
  /** To the one who performs, after the commission. */
  paid: bigint;
  /** Our commission, on the performer's part alone. */
  fee: bigint;
}

/** What each gets when this much of what is held goes back. `refundMinor` is from zero to all of it. */
export function divide(holdMinor: bigint, refundMinor: bigint, rule: FeeRule): Division {
  const gross = holdMinor - refundMinor;
  const fee = feeOf(gross, rule);
  return { refund: refundMinor, paid: gross - fee, fee };
}
