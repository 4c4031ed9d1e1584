import type { AssetKind, Party } from "@/lib/assets";
import { dictionary } from "@/lib/kernel/input/dictionary";
import type { Outcome } from "./findings";
import { reasonsOf } from "./reasons";

/** The dispute reasons of a party for this kind of trade, with their labels. */
export const reasonsFor = (kind: AssetKind, party: Party): Record<string, string> =>
  Object.fromEntries(Object.entries(reasonsOf(kind, party)).map(([reason, { says }]) => [reason, says]));

/** The label of a reason of either party; undefined for the clock's and staff's. */
export const reasonWords = (kind: AssetKind, reason: string): string | undefined =>
  dictionary({ ...reasonsFor(kind, "buyer"), ...reasonsFor(kind, "seller") })[reason];

/** A ruling on its button. */
export const rulingWords: Record<Outcome, string> = {
  refund: "Refund the buyer",
  release: "Pay the seller",
  split: "Split between them",
  return: "Refund the buyer once it’s back",
};
