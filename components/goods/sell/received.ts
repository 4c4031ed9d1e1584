import { bpsOf, feeOf } from "@/lib/money/fees";
import type { Selling } from "@/lib/offers";
import { commissionFor } from "@/lib/offers/commission";
import type { ListingSelling } from "./listing-form";

/** What a seller gets of a sale, by the commission that publishing now would freeze. Amounts in kobo, the commission in basis points. */
export function receivedOf(
  priceMinor: bigint,
  selling: ListingSelling,
): { feeBps: number; feeMinor: bigint; receivedMinor: bigint } {
  const about = { assetKind: "GOODS" as const, sellerLevel: selling.level, priceMinor };
  const rule = commissionFor(selling.commission, about, new Date(selling.now));
  const feeMinor = feeOf(priceMinor, rule);
  return { feeBps: bpsOf(rule), feeMinor, receivedMinor: priceMinor - feeMinor };
}

/** What a form needs of the seller. */
export const sellingOf = ({ level, tradeLimitMinor, commission, now }: Selling): ListingSelling => ({
  level,
  tradeLimitMinor,
  commission,
  now: now.toISOString(),
});
