import { refusals } from "@/lib/kernel/refusal";
import { formatPercent } from "@/lib/money/format";

export const offerRefusals = refusals({
  commission_changed: {
    status: 409,
    says: (d) =>
      `Our commission has just changed to ${formatPercent(Number(d.basisPoints))}. Check what you’ll receive, then publish again.`,
  },
  not_enough_left: {
    status: 409,
    field: "units",
    says: (d) => `Only ${String(d.left)} left. You haven’t paid anything. Choose fewer.`,
  },
  not_at_once: { status: 422, says: "This can’t be bought instantly." },
  one_unit: { status: 422, field: "units", says: "These are sold one at a time." },
  expiry_in_past: {
    status: 422,
    field: "expiresAt",
    says: "Choose a time at least ten minutes from now.",
  },
  expiry_too_far: { status: 422, field: "expiresAt", says: "An offer can stay open for up to 30 days." },
  offer_taken: {
    status: 409,
    says: "Someone else just accepted this offer. You haven’t paid anything. Choose another offer.",
  },
  offer_gone: {
    status: 409,
    says: "This offer is no longer available. You haven’t paid anything. Choose another offer.",
  },
  offer_changed: {
    status: 409,
    says: "This offer has changed. You haven’t paid anything. Review it before you pay.",
  },
  not_for_sale: { status: 409, says: "Buy this listing through your cart. You haven’t paid anything." },
  own_offer: { status: 409, says: "This is your own offer, so you can’t buy it." },
  not_changeable: {
    status: 409,
    says: "This offer can’t be changed any more: it has been accepted or has already ended.",
  },
  not_pausable: {
    status: 409,
    says: "This offer can’t be paused: it has been accepted or isn’t in the market.",
  },
  not_paused: { status: 409, says: "This offer isn’t paused any more." },
  offer_over: { status: 409, says: "This offer’s time is over. You can publish it again." },
  not_withdrawable: {
    status: 409,
    says: "This offer can’t be unpublished: it has been accepted or has already ended.",
  },
});
