/** How long each state of a dispute lasts, in hours. An outage that stops the trade's clock stops these as well. */
export const disputeHours = {
  /** The other party answers; both, where the clock or staff opened it. */
  answer: 24,
  /** A moderator decides. */
  review: 48,
  /** Either party may appeal. */
  appeal: 24,
  /** Another moderator answers the appeal. */
  appealReview: 48,
  /** An offer to settle stands. */
  offer: 24,
} as const;

/** A claim can be made for this many days after its trade has ended. */
export const CLAIM_DAYS = 14;
