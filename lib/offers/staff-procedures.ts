import "server-only";
import { z } from "zod";
import { reasonSchema } from "@/lib/kernel/approvals/reason";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { typedWhole } from "@/lib/kernel/input/fields";
import { resultOf, staffOnce } from "@/lib/kernel/procedure";
import { extendOffer } from "./commands/extend-offer";
import { STAFF_EXTENSION_DAYS } from "./machine";

export const extend = staffOnce("offer.extend")
  .route({ method: "POST", path: "/admin/offers/{id}/extend", summary: "Let an offer run longer" })
  .input(
    z.strictObject({
      id: z.uuid(),
      days: typedWhole(1, STAFF_EXTENSION_DAYS),
      reason: reasonSchema,
      reasonCode: reasonCodeOf("extend_offer"),
    }),
  )
  .output(z.object({ offerId: z.string() }))
  .handler(async ({ input: { id, ...given }, context }) =>
    resultOf(context, await extendOffer(context.actor, context.key, { offerId: id, ...given })),
  );
