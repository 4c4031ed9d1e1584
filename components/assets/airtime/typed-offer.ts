import { z } from "zod";
import { airtimeTerms } from "@/lib/assets/airtime/terms";
import { typedAmount, typedOffer } from "@/lib/offers/schema";

/** An offer of airtime as a person types it. */
export const TypedAirtimeOffer = z
  .object({
    network: airtimeTerms.shape.network,
    faceValue: typedAmount("Enter the amount of airtime."),
    ...typedOffer,
  })
  .transform(({ network, faceValue, ...typed }) => ({
    kind: "AIRTIME" as const,
    terms: { network, faceValue },
    ...typed,
  }));
