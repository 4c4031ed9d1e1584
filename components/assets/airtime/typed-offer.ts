import { z } from "zod";
import { airtimeTerms } from "@/lib/assets/airtime/terms";
import { typedNaira } from "@/lib/money/format";
import { typedAmount } from "@/lib/money/typed-amount";
import { type OfferView, typedOffer } from "@/lib/offers/schema";

/** An offer of airtime as a person types it. */
const typedAirtime = z.object({
  network: airtimeTerms.shape.network,
  faceValue: typedAmount("Enter the amount of airtime."),
  ...typedOffer,
});

const asOffer = <Typed extends z.output<typeof typedAirtime>>({ network, faceValue, ...typed }: Typed) => ({
  kind: "AIRTIME" as const,
  terms: { network, faceValue },
  ...typed,
});

export const TypedAirtimeOffer = typedAirtime.transform(asOffer);

/** The same in the place of an offer of theirs. */
export const TypedReplacement = typedAirtime.extend({ id: z.uuid() }).transform(asOffer);

/** An offer as its seller typed it, to publish it again. */
export const typedAgain = ({ kind, terms, price }: OfferView): Record<string, string> =>
  kind === "AIRTIME"
    ? {
        network: terms.network,
        faceValue: typedNaira(BigInt(terms.faceValue.minor)),
        price: typedNaira(BigInt(price.minor)),
      }
    : {};
