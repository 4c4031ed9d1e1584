import { dictionary } from "@/lib/kernel/input/dictionary";

interface CancelReason {
  says: string;
  /** What the other party and staff read. */
  notes: string;
  /** The listing goes out of sight until its seller resumes it. */
  pauses?: true;
  /** It does not count against who gives it. */
  excused?: true;
}

/** Why a seller cancels an order, by code. */
export const sellerReasons = {
  OUT_OF_STOCK: { says: "It’s out of stock", notes: "The seller doesn’t have it any more.", pauses: true },
  WRONG_PRICE: { says: "The price was wrong", notes: "The listing had the wrong price.", pauses: true },
  DAMAGED: { says: "It’s damaged", notes: "It was damaged before it was sent.", pauses: true },
  CANNOT_DELIVER_THERE: {
    says: "I can’t deliver there",
    notes: "The seller can’t deliver to this address.",
    excused: true,
  },
  BUYER_ASKED: {
    says: "The buyer asked me to",
    notes: "The buyer asked the seller to cancel.",
    excused: true,
  },
} as const satisfies Record<string, CancelReason>;

/** Why a buyer cancels one that the seller has not begun, by code. */
export const buyerReasons = {
  CHANGED_MIND: { says: "I changed my mind", notes: "The buyer changed their mind." },
  FOUND_ELSEWHERE: { says: "I found it elsewhere", notes: "The buyer found it elsewhere." },
  WRONG_ADDRESS: { says: "The address is wrong", notes: "The buyer gave the wrong address." },
  TOO_SLOW: { says: "The seller hasn’t started", notes: "The seller hadn’t started." },
} as const satisfies Record<string, CancelReason>;

const reasonsOf = {
  seller: dictionary<CancelReason>(sellerReasons),
  buyer: dictionary<CancelReason>(buyerReasons),
};

/** What is said of a code by the party who gives it; undefined for one that is not theirs. */
export const cancelReason = (by: "buyer" | "seller", code: string): CancelReason | undefined =>
  reasonsOf[by][code];

/** The codes of a side as an SQL list; with `pauses` alone those that pause the listing. */
export function codesInSql(by: "buyer" | "seller", which: "all" | "pauses" = "all"): string {
  const all: Record<string, CancelReason> = by === "seller" ? sellerReasons : buyerReasons;
  const codes = Object.entries(all).filter(([, { pauses }]) => which === "all" || pauses);
  return codes.map(([code]) => `'${code}'`).join(", ");
}
