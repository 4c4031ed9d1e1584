import "server-only";
import { z } from "zod";
import { termedOf } from "@/lib/assets";
import type { Command } from "@/lib/kernel/command";
import { pageSchema } from "@/lib/kernel/input/fields";
import { forAnyone, forSignedIn, forSignedInOnce, resultOf } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { type OfferInput, withdrawOffer as withdraw } from "./commands/end-offer";
import { pauseOffer as pause, resumeOffer as resume } from "./commands/pause-offer";
import { type PublishInput, publishOffer as publish } from "./commands/publish-offer";
import { replaceOffer as replace } from "./commands/replace-offer";
import { findOffers, getOffer, listOwnOffers } from "./queries";
import { FindOffers, OfferPage, OfferView, PublishOffer, ReplaceOffer } from "./schema";
import { extend } from "./staff-procedures";

const OfferId = z.strictObject({ id: z.uuid() });

export const find = forAnyone
  .route({ method: "GET", path: "/offers", summary: "List open offers" })
  .input(FindOffers)
  .output(OfferPage)
  .handler(({ input }) => findOffers(input));

export const get = forAnyone
  .route({ method: "GET", path: "/offers/{id}", summary: "Get an offer" })
  .input(OfferId)
  .output(OfferView)
  .handler(async ({ input }) => {
    const offer = await getOffer(input.id);
    if (!offer) throw new Refusal(kernelRefusals.not_found);
    return offer;
  });

export const listOwn = forSignedIn
  .route({ method: "GET", path: "/me/offers", summary: "My offers" })
  .input(pageSchema)
  .output(OfferPage)
  .handler(({ context, input }) => listOwnOffers(context.actor.id, input));

export const publishOffer = forSignedInOnce
  .route({ method: "POST", path: "/offers", successStatus: 201, summary: "Publish an offer" })
  .input(PublishOffer)
  .output(z.object({ offerId: z.string() }))
  .handler(async ({ input, context }) => {
    return resultOf(context, await publish(context.actor, context.key, publishInput(input)));
  });

const publishInput = (input: z.output<typeof PublishOffer>): PublishInput => ({
  ...termedOf(input),
  priceMinor: BigInt(input.price.minor),
  units: input.units === undefined ? undefined : BigInt(input.units),
  expiresAt: new Date(input.expiresAt),
  feeBps: input.feeBps,
});

export const replaceOffer = forSignedInOnce
  .route({ method: "POST", path: "/offers/{id}/replace", successStatus: 201, summary: "Change an offer" })
  .input(ReplaceOffer)
  .output(z.object({ offerId: z.string() }))
  .handler(async ({ input, context }) => {
    const { id: offerId, ...terms } = input;
    return resultOf(context, await replace(context.actor, context.key, { offerId, ...publishInput(terms) }));
  });

/** An operation for a move of the seller's that needs no more than the offer's id. */
const moveOperation = (name: "pause" | "resume", summary: string, move: Command<OfferInput, OfferInput>) =>
  forSignedInOnce
    .route({ method: "POST", path: `/offers/{id}/${name}`, summary })
    .input(OfferId)
    .output(z.object({ offerId: z.string() }))
    .handler(async ({ input, context }) =>
      resultOf(context, await move(context.actor, context.key, { offerId: input.id })),
    );

export const pauseOffer = moveOperation("pause", "Pause an offer", pause);
export const resumeOffer = moveOperation("resume", "Put a paused offer back", resume);

export const withdrawOffer = forSignedInOnce
  .route({ method: "DELETE", path: "/offers/{id}", summary: "Unpublish an offer" })
  .input(OfferId)
  .output(z.object({ offerId: z.string() }))
  .handler(async ({ input, context }) => {
    return resultOf(context, await withdraw(context.actor, context.key, { offerId: input.id }));
  });

/** What the slice offers under /api/v1. */
export const offerProcedures = {
  find,
  get,
  listOwn,
  publishOffer,
  replaceOffer,
  pauseOffer,
  resumeOffer,
  withdrawOffer,
  extend,
};
