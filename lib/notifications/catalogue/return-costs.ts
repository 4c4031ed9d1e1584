import type { TradeFacts } from "./about-trade";

type WayBack = Pick<TradeFacts, "returnPaidBy" | "wayBackMinor">;

/** Who pays for both ways of what goes back: 'way_back' for a seller who puts something up for it. */
export function costOf({ returnPaidBy, wayBackMinor }: WayBack): "buyer" | "seller" | "way_back" {
  if (returnPaidBy === "buyer") return "buyer";
  return wayBackMinor > 0n ? "way_back" : "seller";
}

/** What the buyer gets once it is back, in minor units: the price, and where the seller pays for both ways all that was paid for them. */
export const backAfterReturn = (
  { priceMinor, deliveryFeeMinor }: Pick<TradeFacts, "priceMinor" | "deliveryFeeMinor">,
  { returnPaidBy, wayBackMinor }: WayBack,
): bigint => (returnPaidBy === "buyer" ? priceMinor : priceMinor + deliveryFeeMinor + wayBackMinor);
