import type { OfferCardView } from "@/components/assets/airtime/card-words";
import type { OfferView } from "@/lib/offers/schema";

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
