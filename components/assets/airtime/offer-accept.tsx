import { formatPhone } from "@/lib/identity/contact/phone";
import type { AcceptFormProps } from "../asset-ui";
import { AcceptForm } from "./accept-form";

/** The number that the airtime goes to, and the button that pays. */
export const AcceptAirtime = ({ offer, ownPhone, givenBefore, ...props }: AcceptFormProps<"AIRTIME">) => (
  <AcceptForm
    {...props}
    offer={{
      id: offer.id,
      version: offer.version,
      network: offer.terms.network,
      priceMinor: offer.price.minor,
    }}
    ownPhone={givenBefore ?? formatPhone(ownPhone)}
    phoneHint="The seller sees it once they start. Double-check it: airtime can’t be reversed."
  />
);
