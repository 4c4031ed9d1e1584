import { favouritesAmong } from "@/lib/catalog";
import { GoodsCard, goodsGridClass } from "../card";
import { someListings } from "../some-listings";

const SHOWN = 4;

type SimilarProps = {
  title: string;
  /** Of this category, or of this seller. */
  category?: string;
  seller?: string;
  /** The listing that the page is about. */
  except?: string;
  viewerId: string | undefined;
  returnTo: string;
};

/** Some listings that can be bought. Nothing where there are none. */
export async function Similar({ title, category, seller, except, viewerId, returnTo }: SimilarProps) {
  const found = await someListings({ category, seller, limit: SHOWN + 1 }, viewerId);
  const others = found.filter(({ id }) => id !== except).slice(0, SHOWN);
  if (others.length === 0) return null;
  const kept = viewerId
    ? await favouritesAmong(
        { id: viewerId },
        others.map(({ id }) => id),
      )
    : undefined;
  return (
    <section aria-label={title} className="mt-10">
      <h2 className="mb-4 text-xl">{title}</h2>
      <div className={goodsGridClass}>
        {others.map((listing) => (
          <GoodsCard
            key={listing.id}
            listing={listing}
            isKept={listing.seller.id === viewerId ? null : kept?.has(listing.id)}
            returnTo={returnTo}
            heading="h3"
          />
        ))}
      </div>
    </section>
  );
}
