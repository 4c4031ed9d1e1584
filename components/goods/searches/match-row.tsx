import Link from "next/link";
import { listingPath } from "@/lib/catalog/address";
import type { ListingCard } from "@/lib/catalog/schema";
import { naira } from "@/lib/money/format";
import { ListingImage } from "../listing-image";

/** The latest listings that fit a saved search: a picture and a price each. */
export const MatchRow = ({ found }: { found: readonly ListingCard[] }) =>
  found.length === 0 ? (
    <p className="mt-2 text-sm text-muted">Nothing new yet.</p>
  ) : (
    <ul className="mt-3 grid max-w-md grid-cols-4 gap-3">
      {found.map((listing) => (
        <li key={listing.id}>
          <Link href={listingPath(listing)} prefetch={false} className="block">
            <span className="block aspect-square overflow-hidden rounded-field bg-line">
              {listing.cover && <ListingImage image={listing.cover} alt="" sizes="100px" />}
            </span>
            <span className="sr-only">{listing.title}, </span>
            <span className="mt-1 block truncate text-sm font-semibold tabular-nums">
              {naira(listing.price.minor)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
