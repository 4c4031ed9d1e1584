import { averageStars } from "@/components/reviews/average-stars";
import { Stars } from "@/components/reviews/stars";
import { Avatar } from "@/components/ui/avatar";
import { ButtonLink } from "@/components/ui/button";
import { BadgeCheckIcon } from "@/components/ui/icons";
import { storePath } from "@/lib/catalog/address";
import type { ListingPage } from "@/lib/catalog/schema";

const count = new Intl.NumberFormat("en-NG");
const year = new Intl.DateTimeFormat("en-NG", { year: "numeric", timeZone: "Africa/Lagos" });

/** Who sells it, and what became of their trades. */
export function SellerBox({ listing }: { listing: ListingPage }) {
  const { seller, store, sellerRecord: record } = listing;
  const rating = averageStars(record);
  return (
    <section aria-label="Seller" className="rounded-box border border-line bg-surface p-4 shadow-card">
      <div className="flex items-center gap-3.5">
        <Avatar name={seller.name} pictureId={record.pictureId} size="large" />
        <div className="min-w-0 flex-1">
          <h2 className="flex items-center gap-1.5 font-sans text-base font-semibold tracking-normal">
            <span className="truncate">{store?.name ?? seller.name}</span>
            {seller.verified && (
              <BadgeCheckIcon size={18} className="text-primary-ink" label="Identity verified" />
            )}
          </h2>
          <p className="text-sm text-muted tabular-nums">
            {rating && (
              <>
                <Stars average={rating} /> ({count.format(record.ratings)}) ·{" "}
              </>
            )}
            since {year.format(new Date(record.since))}
          </p>
        </div>
        <ButtonLink href={store ? storePath(store.handle) : `/people/${seller.id}`} kind="quiet" size="small">
          {store ? "Store" : "Profile"}
        </ButtonLink>
      </div>
      <p className="mt-3 border-t border-line pt-3 text-sm text-muted">
        {record.tradesCompleted === 0
          ? "New seller, no completed trades yet. Your money stays in escrow until you confirm, as in every trade."
          : `${count.format(record.tradesCompleted)} ${record.tradesCompleted === 1 ? "trade" : "trades"} completed`}
      </p>
    </section>
  );
}
