import { LinkedFace, PlainFace } from "@/components/assets/airtime/card-face";
import { cardWords, type OfferCardView } from "@/components/assets/airtime/card-words";

export type { OfferCardView } from "@/components/assets/airtime/card-words";

type OfferCardProps = {
  offer: OfferCardView;
  /** The time that came with the read. */
  now: Date;
  heading?: "h2" | "h3";
  /** The viewer's own: it cannot be bought by them. */
  isOwn?: boolean;
};

/** An offer in a list. All of the card is one link. */
export const OfferCard = ({ offer, now, heading = "h2", isOwn = false }: OfferCardProps) => (
  <LinkedFace words={cardWords(offer, now)} heading={heading} isOwn={isOwn} />
);

/** The same card, leading nowhere: how buyers will see what is still being written. */
export const OfferCardPreview = ({ offer, now }: { offer: OfferCardView; now: Date }) => (
  <PlainFace words={cardWords(offer, now)} />
);

/** Cards side by side: one on a phone, up to three. */
export const offerGridClass = "grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3";
