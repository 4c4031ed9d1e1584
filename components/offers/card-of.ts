import type { OfferView } from "@/lib/offers/schema";
import type { OfferCardView } from "./card-words";

/** What a card shows of an offer. */
export const cardOf = ({ id, network, faceValue, price, expiresAt, seller }: OfferView): OfferCardView => ({
  id,
  network,
  faceValueMinor: BigInt(faceValue.minor),
  priceMinor: BigInt(price.minor),
  expiresAt: new Date(expiresAt),
  sellerName: seller.name,
  sellerPictureId: seller.pictureId,
  sellerVerified: seller.verified,
  completionRateBps: seller.completionRateBps,
  medianDeliverySeconds: seller.medianDeliverySeconds,
  tradesCompleted: seller.tradesCompleted,
});
