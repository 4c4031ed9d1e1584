import type { OfferView } from "@/lib/offers/schema";
import type { AcceptFormProps } from "../asset-ui";
import { AcceptForm } from "./accept-form";

type Asking = Pick<AcceptFormProps, "action" | "formKey" | "payLabel" | "shortfall"> & { offer: OfferView };

const asking = (name: string, label: string) =>
  function Form({ action, offer, formKey, payLabel, shortfall }: Asking) {
    return (
      <AcceptForm
        {...{ action, formKey, payLabel, shortfall }}
        about={{ id: offer.id, offerVersion: offer.version, priceMinor: offer.price.minor }}
        asks={{ name, label }}
      />
    );
  };

export const AcceptVoucher = asking("email", "Send the codes to");
export const AcceptSwap = asking("payer", "Name on your bank account");
