import "server-only";
import { z } from "zod";
import type { Command } from "@/lib/kernel/command";
import { forAnyone, forSignedIn, forSignedInOnce, resultOf } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { createListing, saveListing } from "./commands/create-listing";
import type { ListingMoved as Moved } from "./commands/facts";
import { flagListing } from "./commands/flag-listing";
import {
  deleteListing,
  pauseListing,
  renewListing,
  restockListing,
  resumeListing,
  withdrawListing,
} from "./commands/own-moves";
import { changeInRow, reviseListing, submitListing } from "./commands/submit-listing";
import type { Draft } from "./content";
import { reviewMonths } from "./queries/lateness";
import { listingFor, listingVersionFor } from "./queries/listings";
import { ownListing, ownListings } from "./queries/own";
import {
  ChangeInRow,
  CreateListing,
  FlagListing,
  ListingId,
  ListingPage,
  OwnListing,
  OwnListingCard,
  OwnListings,
  PatchListing,
  RestockListing,
  ReviewMonth,
  SaveListing,
  SubmitListing,
} from "./schema";

const tags = ["listings"];
const ListingMoved = z.object({ listingId: z.uuid() });

export const get = forAnyone
  .route({ method: "GET", path: "/listings/{id}", tags, summary: "Get a listing" })
  .input(ListingId)
  .output(ListingPage)
  .handler(async ({ input, context }) => {
    const found = await listingFor(context.actor, input.id);
    if (found?.is !== "shown") throw new Refusal(kernelRefusals.not_found);
    return found.listing;
  });

export const getVersion = forSignedIn
  .route({
    method: "GET",
    path: "/listings/{id}/versions/{version}",
    tags,
    summary: "Get a listing as it was bought",
  })
  .input(z.strictObject({ id: z.uuid(), version: z.coerce.number().int().min(1).max(1_000_000) }))
  .output(ListingPage)
  .handler(async ({ input, context }) => {
    const found = await listingVersionFor(context.actor, input.id, input.version);
    if (!found) throw new Refusal(kernelRefusals.not_found);
    return found;
  });

export const create = forSignedInOnce
  .route({ method: "POST", path: "/listings", tags, successStatus: 201, summary: "Begin a listing" })
  .input(CreateListing)
  .output(ListingMoved)
  .handler(async ({ input: { category, ...draft }, context }) =>
    resultOf(context, await createListing(context.actor, context.key, { category, draft })),
  );

/** A whole draft, or another content of what is live. */
export const save = forSignedInOnce
  .route({ method: "PUT", path: "/listings/{id}", tags, summary: "Change a listing" })
  .input(SaveListing)
  .output(ListingMoved)
  .handler(async ({ input: { id: listingId, category, ...draft }, context }) => {
    const own = await mustOwn(context.actor, listingId);
    const change = isWritten(own) ? saveListing : reviseListing;
    return resultOf(context, await change(context.actor, context.key, { listingId, category, draft }));
  });

export const patch = forSignedInOnce
  .route({ method: "PATCH", path: "/listings/{id}", tags, summary: "Change some fields of a listing" })
  .input(PatchListing)
  .output(ListingMoved)
  .handler(async ({ input: { id: listingId, category, ...given }, context }) => {
    const own = await mustOwn(context.actor, listingId);
    const change = isWritten(own) ? saveListing : reviseListing;
    const draft: Draft = { ...own.draft, ...(category && { guessed: false }), ...given };
    const input = { listingId, category: category ?? own.category.slug, draft };
    return resultOf(context, await change(context.actor, context.key, input));
  });

const isWritten = ({ status }: OwnListing) => status === "DRAFT" || status === "REJECTED";

async function mustOwn(by: { id: string }, id: string): Promise<OwnListing> {
  const own = await ownListing(by, id);
  if (!own) throw new Refusal(kernelRefusals.not_found);
  return own;
}

/** What was saved last, or a draft that takes its place. */
export const submit = forSignedInOnce
  .route({ method: "POST", path: "/listings/{id}/submit", tags, summary: "Submit a listing" })
  .input(SubmitListing)
  .output(ListingMoved)
  .handler(async ({ input: { id: listingId, category, draft }, context }) => {
    const own = await mustOwn(context.actor, listingId);
    const input = { listingId, category: category ?? own.category.slug, draft: draft ?? own.draft };
    return resultOf(context, await submitListing(context.actor, context.key, input));
  });

/** An operation for a move of the seller's that needs no more than the listing's id. */
const moveOperation = (name: string, summary: string, move: Command<Moved, Moved>) =>
  forSignedInOnce
    .route({ method: "POST", path: `/listings/{id}/${name}`, tags, summary })
    .input(ListingId)
    .output(ListingMoved)
    .handler(async ({ input, context }) =>
      resultOf(context, await move(context.actor, context.key, { listingId: input.id })),
    );

export const pause = moveOperation("pause", "Pause a listing", pauseListing);
export const resume = moveOperation("resume", "Show a paused listing again", resumeListing);
export const withdraw = moveOperation("withdraw", "Withdraw a listing", withdrawListing);

export const renew = forSignedInOnce
  .route({ method: "POST", path: "/listings/{id}/renew", tags, summary: "Renew a listing" })
  .input(ListingId)
  .output(ListingMoved.extend({ expiresAt: z.iso.datetime() }))
  .handler(async ({ input, context }) =>
    resultOf(context, await renewListing(context.actor, context.key, { listingId: input.id })),
  );

export const restock = forSignedInOnce
  .route({ method: "POST", path: "/listings/{id}/restock", tags, summary: "Say how many there are" })
  .input(RestockListing)
  .output(ListingMoved)
  .handler(async ({ input: { id: listingId, units }, context }) =>
    resultOf(context, await restockListing(context.actor, context.key, { listingId, units: BigInt(units) })),
  );

export const changeRow = forSignedInOnce
  .route({
    method: "POST",
    path: "/listings/{id}/price-and-stock",
    tags,
    summary: "Change the price or the number of a listing",
  })
  .input(ChangeInRow)
  .output(ListingMoved)
  .handler(async ({ input: { id: listingId, price, units, seen }, context }) => {
    const change = {
      listingId,
      priceMinor: BigInt(price.minor),
      units: BigInt(units),
      seen: { priceMinor: BigInt(seen.price.minor), units: BigInt(seen.units) },
    };
    return resultOf(context, await changeInRow(context.actor, context.key, change));
  });

export const remove = forSignedInOnce
  .route({ method: "DELETE", path: "/listings/{id}", tags, summary: "Delete a listing" })
  .input(ListingId)
  .output(ListingMoved)
  .handler(async ({ input, context }) =>
    resultOf(context, await deleteListing(context.actor, context.key, { listingId: input.id })),
  );

export const flag = forSignedInOnce
  .route({ method: "POST", path: "/listings/{id}/flag", tags, summary: "Report a listing" })
  .input(FlagListing)
  .output(ListingMoved)
  .handler(async ({ input: { id: listingId, reason }, context }) =>
    resultOf(context, await flagListing(context.actor, context.key, { listingId, reason })),
  );

export const listOwn = forSignedIn
  .route({ method: "GET", path: "/me/listings", tags, summary: "My listings" })
  .input(OwnListings)
  .output(z.object({ items: z.array(OwnListingCard), nextCursor: z.string().nullable() }))
  .handler(async ({ input, context }) => {
    const { items, nextCursor } = await ownListings(context.actor, input);
    return { items, nextCursor };
  });

export const getOwn = forSignedIn
  .route({ method: "GET", path: "/me/listings/{id}", tags, summary: "One of my listings" })
  .input(ListingId)
  .output(OwnListing)
  .handler(({ input, context }) => mustOwn(context.actor, input.id));

/** How late we were: for everyone. */
export const lateness = forAnyone
  .route({ method: "GET", path: "/listings/lateness", tags, summary: "Late reviews of listings by month" })
  .output(z.array(ReviewMonth))
  .handler(() => reviewMonths());

/** What people and programs do with listings under /api/v1. */
export const catalogProcedures = {
  get,
  getVersion,
  create,
  save,
  patch,
  submit,
  pause,
  resume,
  withdraw,
  renew,
  restock,
  changeRow,
  remove,
  flag,
  listOwn,
  getOwn,
  lateness,
};
