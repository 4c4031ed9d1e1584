import Link from "next/link";
import { averageStars } from "@/components/reviews/average-stars";
import { Stars } from "@/components/reviews/stars";
import { listingPath, storePath } from "@/lib/catalog/address";
import type { ListingCard } from "@/lib/catalog/schema";
import { naira } from "@/lib/money/format";
import { Heart } from "./heart";
import { ListingImage } from "./listing-image";
import { fewLeft, placeOf } from "./words";

type GoodsCardProps = {
  listing: ListingCard;
  /** Undefined: nobody is signed in. Null: no heart, as on one's own. */
  isKept: boolean | undefined | null;
  returnTo: string;
  /** All cards are of one state, which is not repeated. */
  isOneState?: boolean;
  /** All cards are of one store. */
  isOneStore?: boolean;
  isEager?: boolean;
  heading?: "h2" | "h3";
};

/** Two to a row on a phone, four on a wide screen. On a dense screen of a phone 320 pixels are enough for a card. */
const cardSizes =
  "(min-width: 1024px) 220px, (min-width: 640px) 31vw, (min-resolution: 3dppx) 24vw, (min-resolution: 2dppx) 37vw, 46vw";

/** A listing in results: picture, price, title, condition in words and place. */
export function GoodsCard({
  listing,
  isKept,
  returnTo,
  isOneState = false,
  isOneStore = false,
  isEager = false,
  heading: Heading = "h2",
}: GoodsCardProps) {
  const { title, cover, conditionSays, status, isFeatured } = listing;
  const isGone = status !== "AVAILABLE";
  const badge = isGone ? "Sold" : isFeatured ? "Promoted" : fewLeft(listing.unitsLeft);
  return (
    <article className="group/card relative min-w-0">
      <div className="relative aspect-square overflow-hidden rounded-box bg-line">
        {cover && (
          <ListingImage
            image={cover}
            alt=""
            sizes={cardSizes}
            isEager={isEager}
            className="transition-transform duration-200 group-hover/card:scale-[1.03]"
          />
        )}
        {badge && (
          <span className="absolute bottom-2 left-2 rounded-full bg-[#fffdf9] px-2.5 py-1 text-xs font-semibold text-[#18211c]">
            {badge}
          </span>
        )}
      </div>
      <CardPrice listing={listing} />
      <Heading className="mt-0.5 font-sans text-[0.9375rem] leading-snug font-medium tracking-normal">
        <Link
          href={listingPath(listing)}
          prefetch={false}
          className="line-clamp-2 min-h-[2lh] after:absolute after:inset-0 after:rounded-box after:content-[''] focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-primary-ink"
        >
          {title}
        </Link>
      </Heading>
      <p className="mt-0.5 truncate text-xs text-muted">{conditionSays}</p>
      <p className="truncate text-xs text-muted">{placeOf(listing, isOneState)}</p>
      {!isOneStore && <CardSeller listing={listing} />}
      {isKept !== null && (
        <div className="absolute top-1.5 right-1.5">
          <Heart listing={listing} isKept={isKept} returnTo={returnTo} />
        </div>
      )}
    </article>
  );
}

function CardPrice({ listing: { price, comparePrice } }: { listing: ListingCard }) {
  return (
    <p className="mt-2 flex items-baseline gap-x-2">
      <span className="fig text-lg whitespace-nowrap">{naira(price.minor)}</span>
      {comparePrice && (
        <s className="truncate text-xs text-muted">
          <span className="sr-only">before </span>
          {naira(comparePrice.minor)}
        </s>
      )}
    </p>
  );
}

/** Who sells it, and what buyers gave them. */
function CardSeller({ listing: { seller, sellerRating, store } }: { listing: ListingCard }) {
  const rating = averageStars(sellerRating);
  return (
    <p className="relative flex min-h-6 items-center gap-1 text-xs text-muted">
      {rating !== null && (
        <span className="shrink-0 whitespace-nowrap">
          <span className="font-medium text-ink">
            <Stars average={rating} />
          </span>{" "}
          ({sellerRating.ratings}
          <span className="sr-only"> ratings</span>)
        </span>
      )}
      {store ? (
        <Link
          href={storePath(store.handle)}
          prefetch={false}
          className="flex min-h-6 min-w-0 items-center hover:text-ink hover:underline"
        >
          <span className="truncate">{store.name}</span>
        </Link>
      ) : (
        <span className="truncate">{rating === null ? "New seller" : seller.name}</span>
      )}
    </p>
  );
}

/** A grid of cards. */
export const goodsGridClass = "grid grid-cols-2 gap-x-3 gap-y-6 sm:grid-cols-3 md:gap-x-4 lg:grid-cols-4";
