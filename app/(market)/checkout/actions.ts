"use server";
import { PayFormFields } from "@/components/checkout/pay-fields";
import { place } from "@/lib/checkout/procedures";
import { formAction } from "@/lib/web/form-action";

/** Buys what was quoted, or begins to: the page of the checkout says how far it is. Idempotent under the form’s key. */
export const pay = formAction(place, {
  form: PayFormFields,
  leadsTo: ({ checkoutId }) => `/checkouts/${checkoutId}`,
});
