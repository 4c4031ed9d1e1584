import { inWords } from "@/components/offers/seller-record";
import { formatDateTime, formatTimeLeft } from "@/lib/kernel/time-format";
import { naira } from "@/lib/money/format";
import type { OfferOf } from "@/lib/offers/schema";
import type { Network } from "./network-mark";
import { discountBps, pricePerHundredMinor } from "./offer-figures";

/** What a card shows of an offer. Money in kobo, rates in basis points. */
export type OfferCardView = {
  id: string;
  network: Network;
  faceValueMinor: bigint;
  priceMinor: bigint;
  /** In how many transfers it is sold, where they are several. */
  transfers?: number | undefined;
  expiresAt: Date;
  sellerName: string;
  sellerPictureId?: string | null;
  sellerVerified: boolean;
  completionRateBps: number | null;
  medianDeliverySeconds: number | null;
  tradesCompleted: number;
};

/** The same, formatted for display. */
export type CardWords = {
  id: string;
  network: Network;
  faceValue: string;
  /** '5 × ₦10,000' where it is sold in several transfers. */
  transfers: string | null;
  price: string;
  perHundred: string;
  /** Whole percents; 0 where nothing is off. */
  discountBps: number;
  seller: string;
  pictureId: string | null;
  isVerified: boolean;
  /** ISO 8601. */
  expiresAt: string;
  until: string;
  timeLeft: string;
  record: string[];
};

/** Formats an offer; `now` is the time of the read. */
export function cardWords(offer: OfferCardView, now: Date): CardWords {
  const { id, network, faceValueMinor, priceMinor, expiresAt } = offer;
  return {
    id,
    network,
    faceValue: naira(faceValueMinor),
    transfers: offer.transfers
      ? `${String(offer.transfers)} × ${naira(faceValueMinor / BigInt(offer.transfers))}`
      : null,
    price: naira(priceMinor),
    perHundred: naira(pricePerHundredMinor(faceValueMinor, priceMinor)),
    discountBps: discountBps(faceValueMinor, priceMinor),
    seller: offer.sellerName,
    pictureId: offer.sellerPictureId ?? null,
    isVerified: offer.sellerVerified,
    expiresAt: expiresAt.toISOString(),
    until: formatDateTime(expiresAt),
    timeLeft: formatTimeLeft(expiresAt, now),
    record: inWords(offer),
  };
}

/** What a card shows of an offer. */
export const cardOf = (offer: OfferOf<"AIRTIME">): OfferCardView => {
  const { id, terms, price, parts, expiresAt, seller } = offer;
  return {
    id,
    network: terms.network,
    faceValueMinor: BigInt(terms.faceValue.minor),
    priceMinor: BigInt(price.minor),
    transfers: parts?.count,
    expiresAt: new Date(expiresAt),
    sellerName: seller.name,
    sellerPictureId: seller.pictureId,
    sellerVerified: seller.verified,
    completionRateBps: seller.completionRateBps,
    medianDeliverySeconds: seller.medianDeliverySeconds,
    tradesCompleted: seller.tradesCompleted,
  };
};
