import "server-only";
import { z } from "zod";
import { forSignedIn, forSignedInOnce, resultOf } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { readCart, replaceCart } from "./cart";
import { readCheckout } from "./checkouts";
import { cancelCheckout } from "./commands/end-checkout";
import { fundCheckout } from "./commands/fund-checkout";
import { placeCheckout } from "./commands/place-checkout";
import { quoteCheckout } from "./quote/quote";
import { AskQuote, CheckoutView, PlaceCheckout, Quote } from "./quote/schema";
import { Cart, CheckoutMoved, PutCart } from "./schema";

const tags = ["checkout"];

export const getCart = forSignedIn
  .route({ method: "GET", path: "/cart", tags, summary: "My cart" })
  .output(Cart)
  .handler(({ context }) => readCart(context.actor));

export const putCart = forSignedIn
  .route({ method: "PUT", path: "/cart", tags, successStatus: 204, summary: "Replace my cart" })
  .input(PutCart)
  .output(z.void())
  .handler(({ input, context }) => replaceCart(context.actor, input.lines));

const CheckoutId = z.strictObject({ id: z.uuid() });

export const quote = forSignedIn
  .route({ method: "POST", path: "/checkouts/quote", tags, summary: "What it would cost" })
  .input(AskQuote)
  .output(Quote)
  .handler(({ input, context }) => quoteCheckout(context.actor, input));

export const place = forSignedInOnce
  .route({ method: "POST", path: "/checkouts", tags, successStatus: 201, summary: "Buy what was quoted" })
  .input(PlaceCheckout)
  .output(CheckoutMoved)
  .handler(async ({ input, context }) =>
    resultOf(context, await placeCheckout(context.actor, context.key, input)),
  );

export const getCheckout = forSignedIn
  .route({ method: "GET", path: "/checkouts/{id}", tags, summary: "A checkout of mine" })
  .input(CheckoutId)
  .output(CheckoutView)
  .handler(async ({ input, context }) => {
    const found = await readCheckout(context.actor, input.id);
    if (!found) throw new Refusal(kernelRefusals.not_found);
    return found;
  });

export const fund = forSignedInOnce
  .route({ method: "POST", path: "/checkouts/{id}/fund", tags, summary: "Add the money that is missing" })
  .input(CheckoutId)
  .output(
    z.object({
      reference: z.string(),
      /** Where the browser goes to pay; null when nothing is left to pay. */
      authorizationUrl: z.string().nullable(),
      accessCode: z.string().nullable(),
    }),
  )
  .handler(async ({ input, context }) => {
    const started = await fundCheckout(context.actor, { checkoutId: input.id });
    const { reference, checkout } = resultOf(context, started);
    return {
      reference,
      authorizationUrl: checkout?.authorizationUrl ?? null,
      accessCode: checkout?.accessCode ?? null,
    };
  });

export const cancel = forSignedInOnce
  .route({ method: "POST", path: "/checkouts/{id}/cancel", tags, summary: "Stop waiting for the money" })
  .input(CheckoutId)
  .output(CheckoutMoved)
  .handler(async ({ input, context }) =>
    resultOf(context, await cancelCheckout(context.actor, context.key, { checkoutId: input.id })),
  );
