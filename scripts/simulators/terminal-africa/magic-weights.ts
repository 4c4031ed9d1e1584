/** What a weight's last two digits, in grams, make of a parcel. */
export const magicWeights = {
  71: { magic: "slow_quote", says: "its quote is never answered" },
  72: { magic: "no_quote", says: "no carrier goes there" },
  73: { magic: "dearer", says: "a tenth dearer at booking than was quoted" },
  74: { magic: "booked_unanswered", says: "booked, though the booking is not answered" },
  75: { magic: "not_booked", says: "the first booking is not answered, and nothing is booked" },
  76: { magic: "booked_twice", says: "booked twice" },
  77: { magic: "broken", says: "the first booking gets a 502 page, and nothing is booked" },
  78: { magic: "webhook_first", says: "the webhook comes before the answer" },
  79: { magic: "webhook_twice", says: "each webhook comes twice at once" },
  80: { magic: "out_of_order", says: "webhooks come in pairs, the newer first" },
  81: { magic: "forged", says: "before each webhook comes a forged one that says delivered" },
  82: { magic: "stranger", says: "webhooks are about a number that nobody has" },
  83: { magic: "back_again", says: "delivered, then in transit again" },
  84: { magic: "never_delivered", says: "never delivered" },
  85: { magic: "unknown_word", says: "held with a word that nobody knows" },
  86: { magic: "lost", says: "lost" },
  87: { magic: "returned", says: "can't be delivered, and comes back" },
  88: { magic: "no_pdf", says: "its label is a page, no PDF" },
  89: { magic: "floats", says: "amounts are sums of floats, as text" },
  90: { magic: "no_money", says: "refused: our account there is empty" },
} as const;

export type Magic = (typeof magicWeights)[keyof typeof magicWeights]["magic"];

/** What a parcel of so many grams does; undefined for an ordinary one. */
export function magicOf(grams: number): Magic | undefined {
  const end = grams % 100;
  return Object.hasOwn(magicWeights, end) ? magicWeights[end as keyof typeof magicWeights].magic : undefined;
}

const usual = ["picked-up", "in-transit", "out-for-delivery", "delivered"];

const ways: Partial<Record<Magic, readonly string[]>> = {
  back_again: [...usual, "in-transit"],
  never_delivered: ["picked-up", "in-transit", "out-for-delivery"],
  unknown_word: ["picked-up", "held at the gate", "in-transit"],
  lost: ["picked-up", "in-transit", "lost"],
  returned: ["picked-up", "in-transit", "out-for-delivery", "failed", "returning", "returned"],
};

/** The words that a parcel goes through once it is booked. */
export const wayOf = (magic: Magic | undefined): string[] => [...((magic && ways[magic]) ?? usual)];
