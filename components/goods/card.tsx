import Link from "next/link";
import { StoreIcon } from "@/components/ui/icons";
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

/** Two to a row on a phone, four on a wide screen. */
const cardSizes = "(min-width: 1024px) 220px, (min-width: 640px) 31vw, 46vw";

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
  const { title, cover, conditionSays, status, isFeatured, store } = listing;
  const isGone = status !== "AVAILABLE";
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
        {(isFeatured || isGone) && (
          <span className="absolute bottom-2 left-2 rounded-full bg-[#fffdf9] px-2.5 py-1 text-xs font-semibold text-[#18211c]">
            {isGone ? "Sold" : "Promoted"}
          </span>
        )}
      </div>
      <CardPrice listing={listing} isGone={isGone} />
      <Heading className="mt-0.5 font-sans text-[0.9375rem] leading-snug font-medium tracking-normal">
        <Link
          href={listingPath(listing)}
          prefetch={false}
          className="line-clamp-2 after:absolute after:inset-0 after:rounded-box after:content-[''] focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-primary-ink"
        >
          {title}
        </Link>
      </Heading>
      <p className="mt-0.5 text-xs text-muted">
        {conditionSays} · {placeOf(listing, isOneState)}
      </p>
      {store && !isOneStore && (
        <p className="relative w-fit max-w-full text-xs text-muted">
          <Link
            href={storePath(store.handle)}
            prefetch={false}
            className="flex min-h-6 items-center gap-1 hover:text-ink hover:underline"
          >
            <StoreIcon size={13} />
            <span className="truncate">{store.name}</span>
          </Link>
        </p>
      )}
      {isKept !== null && (
        <div className="absolute top-1.5 right-1.5">
          <Heart listing={listing} isKept={isKept} returnTo={returnTo} />
        </div>
      )}
    </article>
  );
}

function CardPrice({ listing, isGone }: { listing: ListingCard; isGone: boolean }) {
  const { price, comparePrice, unitsLeft } = listing;
  const left = fewLeft(unitsLeft);
  return (
    <p className="mt-2 flex flex-wrap items-baseline gap-x-2">
      <span className="fig text-lg whitespace-nowrap">{naira(price.minor)}</span>
      {comparePrice && (
        <s className="text-xs whitespace-nowrap text-muted">
          <span className="sr-only">before </span>
          {naira(comparePrice.minor)}
        </s>
      )}
      {left && !isGone && (
        <span className="ml-auto text-xs font-medium whitespace-nowrap text-wait">{left}</span>
      )}
    </p>
  );
}

/** A grid of cards. */
export const goodsGridClass = "grid grid-cols-2 gap-x-3 gap-y-6 sm:grid-cols-3 md:gap-x-4 lg:grid-cols-4";
