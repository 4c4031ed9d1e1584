import "server-only";
import { cardsOf } from "@/lib/catalog";
import type { ListingCard } from "@/lib/catalog/schema";
import { searchListings } from "@/lib/search";
import { FindListings } from "@/lib/search/schema";

/** Up to `limit` (at most a page of results) of the newest listings that can be bought: of a category, of a seller, or of all. What the viewer sells is left out. */
export async function someListings(
  { limit, ...filter }: { category?: string | undefined; seller?: string | undefined; limit: number },
  viewerId?: string,
): Promise<ListingCard[]> {
  const { ids } = await searchListings(FindListings.parse({ ...filter, sort: "newest" }), { viewerId });
  return cardsOf(ids.slice(0, limit));
}
