import { type OfferStanding, standingWords } from "@/components/offers/offer-standing";
import { PageHeading } from "@/components/shell/page-heading";
import { Badge } from "@/components/ui/badge";
import { Money } from "@/components/ui/money";
import { formatDateTime, formatTimeLeft } from "@/lib/kernel/time-format";
import type { OfferView } from "@/lib/offers/schema";
import { NetworkMark, networkNames } from "./network-mark";

/** What is on offer, from whom, and how long; once it is over, how it ended. */
export function OfferHeading({
  offer,
  standing,
  now,
}: {
  offer: OfferView;
  standing: OfferStanding;
  now: Date;
}) {
  const expiresAt = new Date(offer.expiresAt);
  return (
    <PageHeading
      mark={<NetworkMark network={offer.network} />}
      title={
        <>
          <Money minor={BigInt(offer.faceValue.minor)} compact /> {networkNames[offer.network]} airtime
        </>
      }
      lead={
        <>
          from {offer.seller.name}
          {standing === "open" && (
            <>
              {" · "}
              <time dateTime={offer.expiresAt} title={`Until ${formatDateTime(expiresAt)}, Lagos`}>
                {formatTimeLeft(expiresAt, now)}
              </time>
            </>
          )}
        </>
      }
      aside={
        standing !== "open" && (
          <Badge tone={standingWords[standing].tone}>{standingWords[standing].label}</Badge>
        )
      }
    />
  );
}
