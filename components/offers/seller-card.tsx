import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import { BadgeCheckIcon } from "@/components/ui/icons";
import type { OfferView } from "@/lib/offers/schema";
import { formatDuration } from "@/lib/time-format";
import { formatRate } from "./offer-figures";

const count = new Intl.NumberFormat("en-NG");

/** Whom one would trade with: name, badge and record. */
export function SellerCard({ seller }: { seller: OfferView["seller"] }) {
  return (
    <Card aria-label="The seller" className="p-5 sm:p-6">
      <div className="flex items-center gap-3.5">
        <Avatar name={seller.name} size="large" />
        <div className="min-w-0">
          <h2 className="line-clamp-2 text-lg">{seller.name}</h2>
          <p className="mt-1 flex items-center gap-1.5 text-sm text-muted">
            {seller.verified && <BadgeCheckIcon size={17} className="text-primary-ink" />}
            {seller.verified ? "Identity verified" : "Email and phone proven"}
          </p>
        </div>
      </div>
      <SellerRecord seller={seller} />
    </Card>
  );
}

function SellerRecord({ seller }: { seller: OfferView["seller"] }) {
  const { tradesCompleted, completionRateBps, medianDeliverySeconds } = seller;
  if (tradesCompleted === 0) {
    return (
      <p className="mt-4 text-sm leading-relaxed text-muted">
        A new seller, without a completed trade yet. Your money is locked all the same until you confirm.
      </p>
    );
  }
  const figures = [
    { value: count.format(tradesCompleted), says: tradesCompleted === 1 ? "trade" : "trades" },
    completionRateBps !== null && { value: formatRate(completionRateBps), says: "completed" },
    medianDeliverySeconds !== null && { value: formatDuration(medianDeliverySeconds), says: "to deliver" },
  ].filter((figure) => figure !== false);
  return (
    <dl className="mt-4 grid grid-cols-3 gap-3 border-t border-line pt-4">
      {figures.map(({ value, says }) => (
        <div key={says} className="flex flex-col-reverse">
          <dt className="text-sm text-muted">{says}</dt>
          <dd className="fig text-lg">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
