import { refusals } from "@/lib/kernel/refusal";
import { naira } from "@/lib/money/format";
import { OPEN_LISTINGS } from "./limits";

export const listingRefusals = refusals({
  no_such_category: { status: 422, field: "category", says: "Choose a category from the list." },
  listings_today: {
    status: 409,
    says: ({ most }) =>
      `You’ve written ${String(most)} listings today. You can write more tomorrow, or renew and restock those you have.`,
  },
  too_many_listings: {
    status: 409,
    says: ({ most }) =>
      `You can have ${String(most)} listings open. Withdraw one${
        Number(most) < OPEN_LISTINGS.VERIFIED ? ", or verify your identity to have more" : ""
      }.`,
  },
  listing_incomplete: { status: 422, says: ({ says }) => String(says) },
  contact_in_text: { status: 422, says: ({ says }) => String(says) },
  not_a_draft: { status: 409, says: "This listing has been submitted. Open it to see where it stands." },
  not_live: { status: 409, says: "This listing isn’t live any more." },
  in_review: {
    status: 409,
    says: "Your last change is still in review. You can change it again once it’s been looked at.",
  },
  nothing_changed: { status: 409, says: "Nothing has changed." },
  price_moved: {
    status: 409,
    says: ({ priceMinor }) =>
      `The price has been changed to ${naira(String(priceMinor))} since you opened this page. Type it again if you still want to.`,
  },
  units_moved: {
    status: 409,
    says: ({ units }) =>
      `There are ${String(units)} left by now: some were bought, or you changed it elsewhere. Type how many there are.`,
  },
  not_paused: { status: 409, says: "This listing isn’t paused." },
  time_over: { status: 409, says: "This listing’s time is over. Renew it first." },
  too_early: { status: 409, says: "You can renew a listing in the last three days before it ends." },
  too_late: { status: 409, says: "This listing ended too long ago. Write a new one." },
  none_left: { status: 409, field: "units", says: "Enter more than are in trades and sold." },
  not_deletable: { status: 409, says: "Withdraw this listing first, then delete it." },
  not_withdrawable: { status: 409, says: "This listing has already ended." },
  not_waiting: { status: 409, says: "Nobody has to look at this listing any more." },
  claimed_by_another: { status: 409, says: "A colleague is looking at this listing." },
  needs_a_colleague: {
    status: 409,
    says: "You’ve agreed to this listing already. A colleague has to agree as well.",
  },
  compare_first: {
    status: 409,
    says: "This is a change of a listing that is live. Open it to compare the two.",
  },
  needs_two: { status: 409, says: "Its risk asks for two moderators. Open it to agree." },
  no_word: { status: 409, says: "Its seller has marked no picture with a word." },
  own_listing: { status: 403, says: "This is your own listing." },
  flagged_already: { status: 409, says: "You’ve reported this listing already. We’re looking at it." },
  too_far: { status: 422, field: "until", says: "Choose a day within the next 90 days." },
});
