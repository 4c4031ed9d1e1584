import "server-only";
import { z } from "zod";
import { forSignedIn } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { dropSubscription, endpointSchema, keepSubscription, subscriptionSchema } from "./subscriptions";

export const subscribeBrowser = forSignedIn
  .route({
    method: "POST",
    path: "/me/push-subscriptions",
    successStatus: 204,
    summary: "Send pushes to this browser",
  })
  .input(subscriptionSchema)
  .output(z.void())
  .handler(({ input, context: { actor, session, userAgent } }) => {
    if (!session) throw new Refusal(kernelRefusals.sign_in_needed);
    return keepSubscription(actor, input, { sessionId: session.id, userAgent });
  });

export const unsubscribeBrowser = forSignedIn
  .route({
    method: "DELETE",
    path: "/me/push-subscriptions",
    successStatus: 204,
    summary: "Send no more pushes to this browser",
  })
  .input(endpointSchema)
  .output(z.void())
  .handler(({ input, context }) => dropSubscription(context.actor, input.endpoint));

/** The slice's operations under /api/v1. */
export const pushProcedures = { subscribeBrowser, unsubscribeBrowser };
