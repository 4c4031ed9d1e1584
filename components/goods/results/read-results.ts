import "server-only";
import { headers } from "next/headers";
import { after } from "next/server";
import { cardsOf, favouritesAmong } from "@/lib/catalog";
import type { CategoryPage, ListingCard } from "@/lib/catalog/schema";
import { Refusal } from "@/lib/kernel/refusal";
import { type FoundListings, keepSearch, searchListings } from "@/lib/search";
import type { ListingFilter } from "@/lib/search/schema";
import { addressOf, userAgentOf } from "@/lib/web/address";
import { getViewer } from "@/lib/web/session";
import { facetNames } from "./facet-list";

/** A page of results, as all that shows it needs it. */
export interface Results {
  found: FoundListings;
  cards: ListingCard[];
  viewerId: string | undefined;
  /** Which of them the viewer keeps; undefined where nobody is signed in. */
  kept: ReadonlySet<string> | undefined;
}

/** Searches, and reads the cards of what was found. `busy` where searching takes too long right now. */
export async function readResults(
  filter: ListingFilter,
  category: CategoryPage | undefined,
): Promise<Results | "busy"> {
  const viewer = await getViewer();
  const found = await searchListings(filter, {
    viewerId: viewer?.id,
    facets: facetNames(filter, category),
  }).catch((error: unknown) => {
    if (error instanceof Refusal && error.reason === "search_busy") return undefined;
    throw error;
  });
  if (!found) return "busy";
  const [cards, kept] = await Promise.all([
    cardsOf(found.ids),
    viewer ? favouritesAmong(viewer, found.ids) : undefined,
  ]);
  await remember(filter, found, viewer?.id);
  return { found, cards, viewerId: viewer?.id, kept };
}

/** What was searched for and found is remembered once the page has been sent. */
async function remember({ q, cursor }: ListingFilter, found: FoundListings, userId: string | undefined) {
  if (!q || cursor || found.ids.length === 0) return;
  const sent = await headers();
  const visitor = `${addressOf(sent)}\n${userAgentOf(sent)}`;
  after(() => keepSearch(q, { userId, visitor }));
}
