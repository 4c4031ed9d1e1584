"use server";
import { typedBooking } from "@/lib/shipments/forms";
import { book, cancel } from "@/lib/shipments/procedures";
import { formAction } from "@/lib/web/form-action";

/** Books the chosen carrier, and shows the order. */
export const bookCarrier = formAction(book, {
  form: typedBooking,
  refreshes: true,
  leadsTo: (_result, { id }) => `/trades/${id}`,
});

/** Cancels what was booked. */
export const cancelCarrier = formAction(cancel, { refreshes: true });
