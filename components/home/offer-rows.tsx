import { uiOf } from "@/components/assets";
import { Card } from "@/components/ui/card";
import { titleOf } from "@/lib/assets";
import { formatRelative, formatTimeLeft } from "@/lib/kernel/time-format";
import { naira } from "@/lib/money/format";
import type { OfferView } from "@/lib/offers/schema";
import { shortName } from "@/lib/trades/naming";
import { LinkRow } from "./link-row";
import { endsSoon } from "./needs";

type OfferRowsProps = { offers: OfferView[]; now: Date };

/** The viewer's own offers that buyers can see, with how long that lasts. */
export const LiveOffers = ({ offers, now }: OfferRowsProps) => (
  <Card>
    <ul className="divide-y divide-line">
      {offers.map((offer) => (
        <OfferRow
          key={offer.id}
          offer={offer}
          href={`/offers/mine#${offer.id}`}
          text={
            <span className={endsSoon(offer, now) ? "font-semibold text-wait" : ""}>
              {formatTimeLeft(new Date(offer.expiresAt), now)}
            </span>
          }
        />
      ))}
    </ul>
  </Card>
);

/** The newest offers of others. */
export const NewestOffers = ({ offers, now }: OfferRowsProps) => (
  <Card>
    <ul className="divide-y divide-line">
      {offers.map((offer) => (
        <OfferRow
          key={offer.id}
          offer={offer}
          href={`/offers/${offer.id}`}
          text={
            <>
              <bdi>{shortName(offer.seller.name)}</bdi> · {formatRelative(new Date(offer.createdAt), now)}
            </>
          }
        />
      ))}
    </ul>
  </Card>
);

function OfferRow({ offer, href, text }: { offer: OfferView; href: string; text: React.ReactNode }) {
  const { Mark } = uiOf(offer.kind);
  return (
    <LinkRow
      mark={<Mark terms={offer.terms} size="small" />}
      href={href}
      title={titleOf(offer)}
      text={text}
      aside={<span className="fig whitespace-nowrap">{naira(offer.price.minor)}</span>}
    />
  );
}
