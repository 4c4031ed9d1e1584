import { averageStars } from "@/components/reviews/average-stars";
import { Stars } from "@/components/reviews/stars";
import { Avatar } from "@/components/ui/avatar";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { BadgeCheckIcon } from "@/components/ui/icons";
import type { OfferView } from "@/lib/offers/schema";
import { LastTrades } from "./last-trades";
import { RecordFigures } from "./record-figures";

/** The seller: name, badge and record. */
export function SellerCard({ seller }: { seller: OfferView["seller"] }) {
  const rating = averageStars(seller);
  return (
    <Card aria-label="Seller" className="p-5 sm:p-6">
      <div className="flex items-center gap-3.5">
        <Avatar name={seller.name} pictureId={seller.pictureId} size="large" />
        <div className="min-w-0">
          <h2 className="line-clamp-2 text-lg">{seller.name}</h2>
          <p className="mt-1 flex items-center gap-1.5 text-sm text-muted">
            {seller.verified && <BadgeCheckIcon size={17} className="text-primary-ink" />}
            {seller.verified ? "Identity verified" : "Email and phone verified"}
          </p>
          {rating && (
            <p className="mt-1 text-sm text-muted tabular-nums">
              <Stars average={rating} /> from {seller.ratings} {seller.ratings === 1 ? "rating" : "ratings"}
            </p>
          )}
        </div>
      </div>
      <RecordFigures record={seller}>
        New seller, no completed trades yet. Your money stays in escrow until you confirm, as in every trade.
      </RecordFigures>
      {seller.lastTrades.length > 0 && (
        <p className="mt-4 flex flex-wrap items-center justify-between gap-2 text-sm text-muted">
          Last 10 trades <LastTrades outcomes={seller.lastTrades.map(Number).join("")} />
        </p>
      )}
      <ButtonLink href={`/people/${seller.id}`} kind="quiet" size="small" wide className="mt-4">
        More about {seller.name.split(" ")[0]}
      </ButtonLink>
    </Card>
  );
}
