import { refusals } from "@/lib/kernel/refusal";
import { naira } from "@/lib/money/format";

export const offerRefusals = refusals({
  price_outside_band: {
    status: 422,
    field: "price",
    says: (d) =>
      `The price must be between ${naira(d.lowestMinor as string)} and ${naira(d.highestMinor as string)} for this amount of airtime.`,
  },
  commission_changed: {
    status: 409,
    says: (d) =>
      `The commission has just changed: it is ${Number(d.basisPoints) / 100} % now. Look at what you receive, and publish again.`,
  },
  face_value_outside_band: {
    status: 422,
    field: "faceValue",
    says: "Offer between ₦100 and ₦1,000,000 of airtime.",
  },
  expiry_in_past: {
    status: 422,
    field: "expiresAt",
    says: "Choose a time in the future: an offer needs at least ten minutes to be found.",
  },
  expiry_too_far: { status: 422, field: "expiresAt", says: "An offer can stay open for 30 days at most." },
  offer_taken: {
    status: 409,
    says: "Somebody else has just taken this offer. You have paid nothing. Choose another one.",
  },
  offer_gone: {
    status: 409,
    says: "This offer is not open any more. You have paid nothing. Choose another one.",
  },
  offer_changed: {
    status: 409,
    says: "This offer is not as you saw it any more. You have paid nothing. Look at it again before you pay.",
  },
  own_offer: { status: 409, says: "This is your own offer: you cannot buy from yourself." },
  not_withdrawable: {
    status: 409,
    says: "This offer cannot be withdrawn now: a buyer has accepted it, or it has already ended.",
  },
});
