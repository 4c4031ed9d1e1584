/** Listings that a seller may have open, by verification. Written into SQL by `machine.ts`. */
export const OPEN_LISTINGS = { BASIC: 10, VERIFIED: 200, TRUSTED: 2_000 } as const;

/** How many days a listing runs, by its seller's verification. */
export const LISTING_DAYS = { BASIC: 30, VERIFIED: 60, TRUSTED: 90 } as const;

/** Listings that a seller may write on one day in Lagos, unless staff allow more. */
export const LISTINGS_A_DAY = 10;

/** The lowest price of a unit, in kobo. */
export const LOWEST_PRICE_MINOR = 100_00n;

export const MOST_UNITS = 9_999n;
export const MOST_IMAGES = 12;

/** A price that falls by so much, in percent, is looked at like other content. */
export const DEEP_FALL_PERCENT = 60;

/** From this risk on a moderator looks, and from the second on two do. */
export const REVIEW_RISK = 30;
export const TWO_PEOPLE_RISK = 70;

/**
 * Within how many hours, counted from 8 to 22 in Lagos alone, a moderator decides on a listing; and within how many on one that is late: those
 * of a whole day. Both count from when it was submitted.
 */
export const REVIEW_HOURS = 4;
export const LATE_REVIEW_HOURS = 14;

/** So many listings of a seller are looked at before others go live unseen. */
export const FIRST_LISTINGS = 3;

/** How long a moderator has a listing for themselves. */
export const CLAIM_MINUTES = 10;

/** How long flags can hide a listing while they are looked at, and the weight of flags that brings it to the queue. */
export const HIDDEN_HOURS = 4;
export const FLAG_WEIGHT = 3;

/** Hours before its end at which a seller is reminded. */
export const REMINDED_HOURS = [72, 24] as const;
