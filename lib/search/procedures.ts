import "server-only";
import { z } from "zod";
import { cardsOf } from "@/lib/catalog";
import { ListingCard } from "@/lib/catalog/schema";
import { forAnyone, forSignedIn } from "@/lib/kernel/procedure";
import { moneySchema, moneyView } from "@/lib/kernel/schema";
import { facetsOf } from "./categories";
import { MOST_COUNTED } from "./engine";
import { searchListings } from "./find-listings";
import { changeCadence, deleteSearch, savedSearches, saveSearch } from "./saved/searches";
import { cadences, FindListings, listingQuery, SaveSearch, Suggest } from "./schema";
import { forgetSearches, keepSearch, recentSearches } from "./searches";
import { suggest } from "./suggestions";

const tags = ["search"];
const count = z.int().min(0);
const SavedId = z.strictObject({ id: z.uuid() });
const cadence = z.enum(cadences);

const Found = z.object({
  items: z.array(ListingCard),
  nextCursor: z.string().nullable(),
  /** Counted up to 10,000. */
  count,
  isMore: z.boolean(),
  facets: z.record(z.string(), z.record(z.string(), count)).nullable(),
  prices: z.object({ lowest: moneySchema, highest: moneySchema }).nullable(),
  spelling: z.object({ shown: z.string(), asked: z.string() }).nullable(),
  leftOut: z.array(z.string()),
  isPartial: z.boolean(),
  waysOut: z.array(z.object({ without: z.string(), count })),
});

export const find = forAnyone
  .route({ method: "GET", path: "/listings", tags, summary: "Search what is for sale" })
  .input(FindListings)
  .output(Found)
  .handler(async ({ input, context: { actor, address, userAgent } }) => {
    const viewerId = actor?.id;
    const { prices, spelling, facets, ...found } = await searchListings(input, {
      viewerId,
      facets: await facetsOf(input),
    });
    if (input.q && found.ids.length > 0 && !input.cursor)
      await keepSearch(spelling?.shown ?? input.q, {
        userId: viewerId,
        visitor: `${address} ${userAgent ?? ""}`,
      });
    const { leftOut, isPartial, waysOut, nextCursor } = found;
    return {
      items: await cardsOf(found.ids),
      nextCursor,
      count: Math.min(found.count, MOST_COUNTED),
      isMore: found.count > MOST_COUNTED,
      facets: facets ?? null,
      prices: prices ? { lowest: moneyView(prices.minMinor), highest: moneyView(prices.maxMinor) } : null,
      spelling: spelling ?? null,
      leftOut,
      isPartial,
      waysOut,
    };
  });

export const suggestions = forAnyone
  .route({ method: "GET", path: "/search/suggestions", tags, summary: "Suggest what to search for" })
  .input(Suggest)
  .output(
    z.object({
      items: z.array(z.object({ query: z.string(), kind: z.enum(["recent", "popular", "word"]) })),
    }),
  )
  .handler(async ({ input, context }) => ({ items: await suggest(input.q, context.actor?.id) }));

export const listRecent = forSignedIn
  .route({ method: "GET", path: "/me/recent-searches", tags, summary: "My latest searches" })
  .output(z.object({ items: z.array(z.string()) }))
  .handler(async ({ context }) => ({ items: await recentSearches(context.actor.id) }));

export const forgetRecent = forSignedIn
  .route({
    method: "DELETE",
    path: "/me/recent-searches",
    tags,
    successStatus: 204,
    summary: "Forget my latest searches",
  })
  .output(z.void())
  .handler(({ context }) => forgetSearches(context.actor.id));

const Saved = z.object({
  id: z.uuid(),
  /** The parameters of `GET /listings`. */
  filter: z.record(z.string(), z.string()),
  cadence,
  createdAt: z.iso.datetime(),
});

export const listSaved = forSignedIn
  .route({ method: "GET", path: "/me/searches", tags, summary: "My saved searches" })
  .output(z.object({ items: z.array(Saved) }))
  .handler(async ({ context }) => {
    const items = await savedSearches(context.actor);
    return {
      items: items.map(({ filter, createdAt, ...one }) => ({
        ...one,
        filter: listingQuery(filter),
        createdAt: createdAt.toISOString(),
      })),
    };
  });

export const save = forSignedIn
  .route({ method: "POST", path: "/me/searches", tags, successStatus: 201, summary: "Save a search" })
  .input(SaveSearch)
  .output(z.object({ id: z.uuid() }))
  .handler(({ input: { filter, cadence: how }, context }) => saveSearch(context.actor, filter, how));

export const change = forSignedIn
  .route({
    method: "PUT",
    path: "/me/searches/{id}",
    tags,
    successStatus: 204,
    summary: "Change how soon I hear of a saved search",
  })
  .input(SavedId.extend({ cadence }))
  .output(z.void())
  .handler(({ input, context }) => changeCadence(context.actor, input.id, input.cadence));

export const remove = forSignedIn
  .route({
    method: "DELETE",
    path: "/me/searches/{id}",
    tags,
    successStatus: 204,
    summary: "Delete a saved search",
  })
  .input(SavedId)
  .output(z.void())
  .handler(({ input, context }) => deleteSearch(context.actor, input.id));

/** The slice's operations under /api/v1. */
export const searchProcedures = {
  find,
  suggestions,
  listRecent,
  forgetRecent,
  listSaved,
  save,
  change,
  remove,
};
