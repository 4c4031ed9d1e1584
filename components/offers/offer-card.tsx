import Link from "next/link";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { BadgeCheckIcon } from "@/components/ui/icons";
import { Money } from "@/components/ui/money";
import { type Network, NetworkMark, networkNames } from "@/components/ui/network-mark";
import { formatDateTime, formatTimeLeft } from "@/lib/time-format";
import { discountPercent, pricePerHundredMinor } from "./offer-figures";
import { SellerFigures } from "./seller-figures";

/** What a card shows of an offer. Money in kobo, rates in basis points. */
export type OfferCardView = {
  id: string;
  network: Network;
  faceValueMinor: bigint;
  priceMinor: bigint;
  expiresAt: Date;
  sellerName: string;
  sellerVerified: boolean;
  completionRateBps: number | null;
  medianDeliverySeconds: number | null;
  tradesCompleted: number;
};

const frame = "relative flex flex-col rounded-box border border-line bg-surface p-4.5 shadow-card";

type OfferCardProps = {
  offer: OfferCardView;
  /** The time that came with the read. */
  now: Date;
  heading?: "h2" | "h3";
  /** The viewer's own: it cannot be bought by them. */
  isOwn?: boolean;
};

/** An offer in a list. All of the card is one link. */
export function OfferCard({ offer, now, heading: Heading = "h2", isOwn = false }: OfferCardProps) {
  return (
    <article className={`${frame} transition-colors hover:border-edge`}>
      <CardHead offer={offer}>
        <Heading className="min-w-0 flex-1 tracking-normal">
          <Link
            href={`/offers/${offer.id}`}
            prefetch={false}
            className="after:absolute after:inset-0 after:rounded-box after:content-[''] focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-offset-2 focus-visible:after:outline-primary-ink"
          >
            <FaceValue offer={offer} />
          </Link>
        </Heading>
      </CardHead>
      <CardBody offer={offer} now={now} isOwn={isOwn} />
    </article>
  );
}

/** The same card, leading nowhere: how buyers will see what is still being written. */
export function OfferCardPreview({ offer, now }: { offer: OfferCardView; now: Date }) {
  return (
    <div className={frame}>
      <CardHead offer={offer}>
        <p className="min-w-0 flex-1">
          <FaceValue offer={offer} />
        </p>
      </CardHead>
      <CardBody offer={offer} now={now} />
    </div>
  );
}

function CardHead({ offer, children }: { offer: OfferCardView; children: ReactNode }) {
  const discount = discountPercent(offer.faceValueMinor, offer.priceMinor);
  return (
    <div className="flex items-center gap-3.5">
      <NetworkMark network={offer.network} />
      {children}
      {discount > 0 && <Badge tone="ok">{discount}% off</Badge>}
    </div>
  );
}

const FaceValue = ({ offer }: { offer: OfferCardView }) => (
  <>
    <Money minor={offer.faceValueMinor} compact className="fig block text-xl" />
    <span className="block font-sans text-sm font-normal leading-5 text-muted">
      {networkNames[offer.network]} airtime
    </span>
  </>
);

function CardBody(props: { offer: OfferCardView; now: Date; isOwn?: boolean }) {
  return (
    <>
      <Price offer={props.offer} />
      <Seller {...props} />
      <SellerFigures seller={props.offer} className="mt-3.5 border-t border-line pt-3.5" />
    </>
  );
}

function Price({ offer }: { offer: OfferCardView }) {
  return (
    <div className="mt-4 flex flex-wrap items-center justify-between gap-x-4 rounded-inset bg-ground px-3.5 py-2.5">
      <p className="text-sm leading-snug">
        You pay
        <span className="block text-xs text-muted">
          <Money minor={pricePerHundredMinor(offer.faceValueMinor, offer.priceMinor)} compact /> per ₦100
        </span>
      </p>
      <Money minor={offer.priceMinor} compact className="fig ml-auto text-2xl" />
    </div>
  );
}

function Seller({ offer, now, isOwn }: { offer: OfferCardView; now: Date; isOwn?: boolean }) {
  return (
    <div className="mt-3.5 flex items-center gap-2.5 text-sm">
      <Avatar name={offer.sellerName} />
      <p className="flex min-w-0 flex-1 items-center gap-1.5 font-semibold">
        <span className="truncate" title={offer.sellerName}>
          {offer.sellerName}
        </span>
        {offer.sellerVerified && <BadgeCheckIcon size={18} className="text-primary-ink" label="Verified" />}
        {isOwn && <Badge tone="info">Yours</Badge>}
      </p>
      <time
        dateTime={offer.expiresAt.toISOString()}
        title={`Until ${formatDateTime(offer.expiresAt)}, Lagos`}
        className="shrink-0 text-muted"
      >
        {formatTimeLeft(offer.expiresAt, now)}
      </time>
    </div>
  );
}

/** Cards side by side: one on a phone, up to three. */
export const offerGridClass = "grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3";
