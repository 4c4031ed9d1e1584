"use server";
import { typedBooking } from "@/lib/shipments/forms";
import { shipmentProcedures } from "@/lib/shipments/procedures";
import { formAction } from "@/lib/web/form-action";

/** Books the chosen carrier, and shows the order. */
export const bookCarrier = formAction(shipmentProcedures.book, {
  form: typedBooking,
  refreshes: true,
  leadsTo: (_result, { id }) => `/trades/${id}`,
});

/** Cancels what was booked. */
export const cancelCarrier = formAction(shipmentProcedures.cancel, { refreshes: true });
