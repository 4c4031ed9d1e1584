import { refusals } from "@/lib/kernel/refusal";

export const shipmentRefusals = refusals({
  no_carrier: "No carrier can be booked here. Send it another way.",
  carrier_silent: {
    status: 502,
    says: "The carrier isn’t answering. Try again in a few minutes, or send it another way.",
  },
  price_changed: {
    status: 409,
    field: "quoteId",
    says: "The carrier’s prices have changed. Choose again from the new ones.",
  },
  label_booked: "There’s a label for this order already. Cancel it before you book another.",
  not_to_book: "A label can be booked once you’ve started packing, and until the order is sent.",
  no_pickup_address: {
    status: 422,
    field: "addressId",
    says: "Choose the address where the carrier picks it up.",
  },
  label_used: "The carrier has the parcel, so the label can’t be cancelled any more.",
  no_label: "The label isn’t ready yet. Try again in a few minutes.",
});
