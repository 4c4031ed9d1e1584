import type { ListingState } from "./machine";

/** What a reader can say is wrong with a listing. Serious ones can hide it. */
export const flagReasons = {
  SCAM: { says: "It looks like a scam", serious: true },
  COUNTERFEIT: { says: "It isn’t genuine", serious: true },
  PROHIBITED: { says: "It can’t be sold here", serious: true },
  WRONG_CATEGORY: { says: "It’s in the wrong category", serious: false },
  DUPLICATE: { says: "It’s listed more than once", serious: false },
  UNAVAILABLE: { says: "It isn’t available any more", serious: false },
  OFFENSIVE: { says: "It’s offensive", serious: false },
} as const;
export type FlagReason = keyof typeof flagReasons;

/** Why a moderator rejects a listing or takes it down, by code. */
export const rejectionReasons = {
  PROHIBITED: "It can’t be sold here",
  COUNTERFEIT: "It doesn’t look genuine",
  STOLEN_PICTURES: "The pictures aren’t yours",
  UNCLEAR_PICTURES: "The pictures don’t show it clearly",
  WRONG_CATEGORY: "It’s in the wrong category",
  WRONG_PRICE: "The price doesn’t fit what is offered",
  CONTACT_DETAILS: "It has contact details or links",
  MISLEADING: "The text is misleading",
  DUPLICATE: "You’ve listed it already",
  OTHER: "Another reason",
} as const;
export type RejectionReason = keyof typeof rejectionReasons;

/** What the seller reads with a reason, unless the moderator writes something else. */
export const rejectionAdvice: Readonly<Record<RejectionReason, string>> = {
  PROHIBITED: "This can’t be sold on Amana. The page about prohibited goods says what else can’t.",
  COUNTERFEIT: "This doesn’t look genuine. Show its label, serial number or receipt in the pictures.",
  STOLEN_PICTURES: "Another seller has shown these pictures. Take your own of the item that you sell.",
  UNCLEAR_PICTURES: "Take the pictures by daylight, from all sides, with nothing else in them.",
  WRONG_CATEGORY: "Choose the category that fits this item.",
  WRONG_PRICE: "The price doesn’t fit what is offered. Enter the price of one piece.",
  CONTACT_DETAILS: "Remove phone numbers, links and accounts from the text and the pictures.",
  MISLEADING: "Describe exactly what the buyer gets, with its faults.",
  DUPLICATE: "You have another listing of this. Change its number of units instead.",
  OTHER: "",
};

const grave: readonly RejectionReason[] = [
  "PROHIBITED",
  "COUNTERFEIT",
  "STOLEN_PICTURES",
  "CONTACT_DETAILS",
  "MISLEADING",
];
/** What a take-down with one of these reasons proves right. Any other says nothing of what a reader wrote. */
const provenBy: Readonly<Record<FlagReason, readonly RejectionReason[]>> = {
  SCAM: grave,
  COUNTERFEIT: grave,
  PROHIBITED: grave,
  WRONG_CATEGORY: ["WRONG_CATEGORY"],
  DUPLICATE: ["DUPLICATE"],
  UNAVAILABLE: [],
  OFFENSIVE: ["PROHIBITED", "MISLEADING"],
};

/** Whether a take-down with this reason proves right what a reader said. */
export const isProven = (flag: string, reason: RejectionReason): boolean =>
  reason === "OTHER" || (Object.hasOwn(provenBy, flag) && provenBy[flag as FlagReason].includes(reason));

/** Where a listing stands, as its seller reads it. The last six are those of its offer. */
export const listingStatuses = [
  "DRAFT",
  "PENDING_REVIEW",
  "REJECTED",
  "AVAILABLE",
  "INACTIVE",
  "IN_ESCROW",
  "COMPLETED",
  "EXPIRED",
  "WITHDRAWN",
] as const;
export type ListingStatus = (typeof listingStatuses)[number];

export const statusWords: Readonly<Record<ListingStatus, string>> = {
  DRAFT: "Draft",
  PENDING_REVIEW: "In review",
  REJECTED: "Rejected",
  AVAILABLE: "Live",
  INACTIVE: "Paused",
  IN_ESCROW: "All in trades",
  COMPLETED: "Sold out",
  EXPIRED: "Expired",
  WITHDRAWN: "Withdrawn",
};

/** What its offer's state makes of a listing that is live; before that its own state says it. */
export const statusOf = (state: ListingState, offer: string | null): ListingStatus => {
  if (state !== "LIVE") return state;
  return offer === "PAUSED" ? "INACTIVE" : ((offer ?? "WITHDRAWN") as ListingStatus);
};
