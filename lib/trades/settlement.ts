import { type PlannedTransfer, transfer } from "@/lib/kernel/commit";
import type { Currency } from "@/lib/money/currencies";
import { type FeeRule, feeOf } from "@/lib/money/fees";
import { fees, hold, wallet } from "../ledger/accounts";

/** What is paid out of: a trade's hold, in minor units, and to whom. */
interface Settled {
  id: string;
  performerId: string;
  confirmerId: string;
  holdMinor: bigint;
  holdCurrency: Currency;
  feeRule: FeeRule;
}

/**
 * Fee + performer's share + refund = what was held, to the minor unit (L9): the fee is the trade's own rule on the performer's
 * gross share. Legs of zero are not posted.
 */
export function settlement(
  { id, performerId, confirmerId, holdMinor, holdCurrency, feeRule }: Settled,
  refundMinor: bigint,
): PlannedTransfer[] {
  const gross = holdMinor - refundMinor;
  const fee = feeOf(gross, feeRule);
  const from = hold("trade", id, holdCurrency);
  return [
    transfer("escrow_refund", from, wallet(confirmerId, holdCurrency), refundMinor),
    transfer("escrow_release", from, wallet(performerId, holdCurrency), gross - fee),
    transfer("commission", from, fees(holdCurrency), fee),
  ]
    .filter(({ amount }) => amount > 0n)
    .map((leg) => ({ ...leg, subject: id }));
}
