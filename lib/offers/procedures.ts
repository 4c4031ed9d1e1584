import "server-only";
import { z } from "zod";
import { termedOf } from "@/lib/assets";
import { pageSchema } from "@/lib/kernel/input/fields";
import { forAnyone, forSignedIn, forSignedInOnce, resultOf } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { withdrawOffer as withdraw } from "./commands/end-offer";
import { publishOffer as publish } from "./commands/publish-offer";
import { findOffers, getOffer, listOwnOffers } from "./queries";
import { FindOffers, OfferPage, OfferView, PublishOffer } from "./schema";
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
    return resultOf(
      context,
      await publish(context.actor, context.key, {
        ...termedOf(input),
        priceMinor: BigInt(input.price.minor),
        units: input.units === undefined ? undefined : BigInt(input.units),
        expiresAt: new Date(input.expiresAt),
        feeBps: input.feeBps,
      }),
    );
  });

export const withdrawOffer = forSignedInOnce
  .route({ method: "DELETE", path: "/offers/{id}", summary: "Unpublish an offer" })
  .input(OfferId)
  .output(z.object({ offerId: z.string() }))
  .handler(async ({ input, context }) => {
    return resultOf(context, await withdraw(context.actor, context.key, { offerId: input.id }));
  });

/** What the slice offers under /api/v1. */
export const offerProcedures = { find, get, listOwn, publishOffer, withdrawOffer, extend };
