import { refusals } from "@/lib/kernel/refusal";
import { formatClock } from "@/lib/kernel/time-format";

export const parcelRefusals = refusals({
  wrong_code: {
    status: 422,
    field: "code",
    says: ({ triesLeft }) =>
      `That isn’t the buyer’s code. Check the six digits. ${String(triesLeft)} ${triesLeft === 1 ? "try" : "tries"} left before the next pause.`,
  },
  code_locked: {
    status: 429,
    field: "code",
    says: ({ until }) =>
      `Too many wrong codes. Scan the buyer’s QR code, or try the digits again at ${formatClock(new Date(String(until)))}.`,
  },
  code_void: {
    status: 409,
    field: "code",
    says: "Too many wrong codes. Ask the buyer to make a new code in their order.",
  },
  reason_needed: { status: 422, field: "reason", says: "Choose why you’re cancelling." },
  number_taken: {
    status: 409,
    field: "number",
    says: "This tracking number is already used for another order. Check it against the carrier’s receipt.",
  },
  not_your_code: { status: 403, says: "Only the buyer can make a new code." },
  code_used: { status: 409, says: "This order doesn’t need a code now." },
  no_parcel: { status: 409, says: "Nothing is sent in this trade." },
  refund_too_large: {
    status: 422,
    field: "refund.1",
    says: "Enter how much goes back: more than nothing, and less than the whole price. To give all of it back, agree on a return or cancel.",
  },
  meet_within_week: { status: 422, field: "at", says: "Choose a time within the next 7 days." },
});

/** A number that stands on another trade, as PostgreSQL refuses it (prisma/sql/parcels.sql). */
export const numberTaken = { parcel_number: parcelRefusals.number_taken };
