import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { BadgeCheckIcon } from "@/components/ui/icons";
import { Money } from "@/components/ui/money";
import { type Network, NetworkMark, networkNames } from "@/components/ui/network-mark";
import { Skeleton } from "@/components/ui/skeleton";
import { formatDateTime, formatDuration, formatTimeLeft } from "@/lib/time-format";
import { discountPercent, formatRate, pricePerHundredMinor } from "./offer-figures";

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

const count = new Intl.NumberFormat("en-NG");

const frame = "relative flex flex-col rounded-box border border-line bg-surface p-4.5 shadow-card";

type OfferCardProps = { offer: OfferCardView; now: Date; heading?: "h2" | "h3" };

/** An offer in a list. All of the card is one link; `now` is the time that came with the read. */
export function OfferCard({ offer, now, heading: Heading = "h2" }: OfferCardProps) {
  const discount = discountPercent(offer.faceValueMinor, offer.priceMinor);
  return (
    <article className={`${frame} transition-colors hover:border-edge`}>
      <div className="flex items-center gap-3.5">
        <NetworkMark network={offer.network} />
        <Heading className="min-w-0 flex-1 tracking-normal">
          <Link
            href={`/offers/${offer.id}`}
            className="after:absolute after:inset-0 after:rounded-box after:content-[''] focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-offset-2 focus-visible:after:outline-primary-ink"
          >
            <Money minor={offer.faceValueMinor} compact className="fig block text-xl" />
            <span className="block font-sans text-sm font-normal leading-5 text-muted">
              {networkNames[offer.network]} airtime
            </span>
          </Link>
        </Heading>
        {discount > 0 && <Badge tone="ok">{discount}% off</Badge>}
      </div>
      <Price offer={offer} />
      <Seller offer={offer} now={now} />
      <Reputation offer={offer} />
    </article>
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

function Seller({ offer, now }: { offer: OfferCardView; now: Date }) {
  return (
    <div className="mt-3.5 flex items-center gap-2.5 text-sm">
      <Avatar name={offer.sellerName} />
      <p className="flex min-w-0 flex-1 items-center gap-1.5 font-semibold">
        <span className="truncate" title={offer.sellerName}>
          {offer.sellerName}
        </span>
        {offer.sellerVerified && <BadgeCheckIcon size={18} className="text-primary-ink" label="Verified" />}
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

function Reputation({ offer }: { offer: OfferCardView }) {
  const { completionRateBps, medianDeliverySeconds, tradesCompleted } = offer;
  const isNew = tradesCompleted === 0;
  return (
    <ul className="mt-3.5 flex flex-wrap gap-x-4 gap-y-1 border-t border-line pt-3.5 text-sm tabular-nums text-muted">
      {isNew && <li>New seller</li>}
      {!isNew && completionRateBps !== null && <li>{formatRate(completionRateBps)} complete</li>}
      {!isNew && medianDeliverySeconds !== null && (
        <li>{formatDuration(medianDeliverySeconds)} to deliver</li>
      )}
      {!isNew && (
        <li>
          {count.format(tradesCompleted)} {tradesCompleted === 1 ? "trade" : "trades"}
        </li>
      )}
    </ul>
  );
}

/** The card's shape while offers are on their way. */
export function OfferCardSkeleton() {
  return (
    <div aria-hidden className={frame}>
      <div className="flex items-center gap-3.5">
        <Skeleton className="size-11 rounded-[13px]" />
        <span className="flex-1 space-y-2">
          <Skeleton className="h-4.5 w-24" />
          <Skeleton className="h-3.5 w-20" />
        </span>
        <Skeleton className="h-6 w-16 rounded-full" />
      </div>
      <Skeleton className="mt-4 h-15 rounded-inset" />
      <div className="mt-3.5 flex items-center gap-2.5">
        <Skeleton className="size-8 rounded-full" />
        <Skeleton className="h-4 w-28" />
        <Skeleton className="ml-auto h-4 w-16" />
      </div>
      <div className="mt-3.5 border-t border-line pt-4">
        <Skeleton className="h-4 w-56 max-w-full" />
      </div>
    </div>
  );
}

/** Cards side by side: one on a phone, up to three. */
export const offerGridClass = "grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3";
