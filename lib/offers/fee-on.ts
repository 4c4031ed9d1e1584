import { basisPoints, feeOf } from "@/lib/money/fees";
import type { OfferView } from "./schema";

/**
 * The commission on all that an offer sells, in kobo, by the rule that was frozen with it: of an offer in parts, that on each part, so
 * many times.
 */
export function feeOn({ price, parts, feeBps }: Pick<OfferView, "price" | "parts" | "feeBps">): bigint {
  const each = feeOf(BigInt(parts?.price.minor ?? price.minor), basisPoints(feeBps));
  return each * BigInt(parts?.count ?? 1);
}
