import { type AssetKind, assetOf, type Party } from "@/lib/assets";
import { dictionary } from "@/lib/kernel/input/dictionary";
import type { Ruling } from "./machine";

/** The dispute reasons of a party for this kind of trade, with their labels. */
export const reasonsFor = (kind: AssetKind, party: Party): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(assetOf(kind).disputeReasons).flatMap(([reason, { says, by }]) =>
      by.includes(party) ? [[reason, says]] : [],
    ),
  ),
  other: "Something else",
});

/** The label of a reason of either party; undefined for the clock's. */
export const reasonWords = (kind: AssetKind, reason: string): string | undefined =>
  dictionary({ ...reasonsFor(kind, "buyer"), ...reasonsFor(kind, "seller") })[reason];

/** A ruling on its button. */
export const rulingWords: Record<Ruling, string> = { refund: "Refund the buyer", release: "Pay the seller" };
