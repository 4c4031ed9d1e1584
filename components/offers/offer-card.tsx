import { type OfferCardProps, uiOf } from "@/components/assets";

/** An offer in a list. All of the card is one link. */
export function OfferCard(props: OfferCardProps) {
  const { Card } = uiOf(props.offer.kind);
  return <Card {...props} />;
}

/** Cards side by side: one on a phone, up to three. */
export const offerGridClass = "grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3";
