import { availabilityWords, type OfferAvailability } from "@/components/offers/offer-availability";
import { PageHeading } from "@/components/shell/page-heading";
import { Badge } from "@/components/ui/badge";
import { Countdown } from "@/components/ui/countdown";
import { Money } from "@/components/ui/money";
import { DAY } from "@/lib/kernel/clock";
import { formatDateTime, formatTimeLeft } from "@/lib/kernel/time-format";
import type { OfferOf } from "@/lib/offers/schema";
import { NetworkMark, networkNames } from "./network-mark";

/** What is on offer, from whom, and how long; once it is over, how it ended. */
export function OfferHeading({
  offer,
  availability,
  now,
}: {
  offer: OfferOf<"AIRTIME">;
  availability: OfferAvailability;
  now: Date;
}) {
  const expiresAt = new Date(offer.expiresAt);
  return (
    <PageHeading
      mark={<NetworkMark network={offer.terms.network} />}
      title={
        <>
          <Money minor={BigInt(offer.terms.faceValue.minor)} compact /> {networkNames[offer.terms.network]}{" "}
          airtime
        </>
      }
      lead={
        <>
          from {offer.seller.name}
          {availability === "open" && (
            <>
              {" · "}
              {expiresAt.getTime() - now.getTime() < DAY ? (
                <span className="whitespace-nowrap">
                  leaves the market in <Countdown deadline={offer.expiresAt} now={now.toISOString()} />
                </span>
              ) : (
                <time dateTime={offer.expiresAt} title={`Until ${formatDateTime(expiresAt)}, Lagos`}>
                  {formatTimeLeft(expiresAt, now)}
                </time>
              )}
            </>
          )}
        </>
      }
      aside={
        availability !== "open" && (
          <Badge tone={availabilityWords[availability].tone}>{availabilityWords[availability].label}</Badge>
        )
      }
    />
  );
}
