import "server-only";
import { z } from "zod";
import { pageSchema } from "@/lib/kernel/input/fields";
import { forAnyone, forSignedIn } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { addFavourite, favourites, removeFavourite } from "./favourites";
import { categoryOf, categoryTree } from "./queries/categories";
import { CategoryPage, CategoryView, ListingCard, ListingId, SaveListing } from "./schema";

const tags = ["listings"];

export const tree = forAnyone
  .route({ method: "GET", path: "/categories", tags, summary: "List the categories of goods" })
  .output(z.object({ items: z.array(CategoryView) }))
  .handler(async () => ({ items: await categoryTree() }));

export const category = forAnyone
  .route({ method: "GET", path: "/categories/{slug}", tags, summary: "Get a category and what it asks" })
  .input(z.strictObject({ slug: SaveListing.shape.category }))
  .output(CategoryPage)
  .handler(async ({ input }) => {
    const found = await categoryOf(input.slug);
    if (!found) throw new Refusal(kernelRefusals.not_found);
    return found;
  });

const Kept = z.object({ listingId: z.uuid(), isFavourite: z.boolean() });

export const listFavourites = forSignedIn
  .route({ method: "GET", path: "/me/favourites", tags, summary: "My saved listings" })
  .input(pageSchema)
  .output(
    z.object({
      items: z.array(ListingCard.extend({ isShown: z.boolean() })),
      nextCursor: z.string().nullable(),
    }),
  )
  .handler(({ input, context }) => favourites(context.actor, input));

export const keepFavourite = forSignedIn
  .route({ method: "PUT", path: "/me/favourites/{id}", tags, summary: "Save a listing" })
  .input(ListingId)
  .output(Kept)
  .handler(async ({ input, context }) => {
    await addFavourite(context.actor, input.id);
    return { listingId: input.id, isFavourite: true };
  });

export const dropFavourite = forSignedIn
  .route({ method: "DELETE", path: "/me/favourites/{id}", tags, summary: "Save a listing no longer" })
  .input(ListingId)
  .output(Kept)
  .handler(async ({ input, context }) => {
    await removeFavourite(context.actor, input.id);
    return { listingId: input.id, isFavourite: false };
  });

/** Categories, and what a person keeps in view. */
export const savingProcedures = { tree, category, listFavourites, keepFavourite, dropFavourite };
