import { z } from "zod";
import { type AssetKind, assetOf, type Party } from "@/lib/assets";

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
  ({ ...reasonsFor(kind, "buyer"), ...reasonsFor(kind, "seller") })[reason];

export const rulings = { refund: "Refund the buyer", release: "Pay the seller" } as const;
export type Ruling = keyof typeof rulings;

const text = (empty: string) =>
  z.string({ error: empty }).trim().min(10, empty).max(2_000, "Use 2,000 characters or fewer.");

export const OpenDispute = z.strictObject({
  id: z.uuid(),
  reason: z.string({ error: "Choose what went wrong." }).min(1, "Choose what went wrong.").max(40),
  statement: text("Describe what happened in a sentence or two."),
});

export const RuleOnTrade = z.strictObject({
  id: z.uuid(),
  ruling: z.enum(Object.keys(rulings) as [Ruling], { error: "Choose who gets the money." }),
  reason: text("Give the reason in a sentence or two: both parties will read it."),
});
