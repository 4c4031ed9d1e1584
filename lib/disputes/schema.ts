import { z } from "zod";

/** Why a party puts a trade before a moderator. */
export const disputeReasons = {
  not_received: "The airtime hasn’t arrived",
  wrong_amount: "A different amount arrived",
  wrong_number: "It went to the wrong number",
  not_confirming: "I sent it, but the buyer hasn’t confirmed",
  other: "Something else",
} as const;

export const rulings = { refund: "Refund the buyer", release: "Pay the seller" } as const;
export type Ruling = keyof typeof rulings;

const text = (empty: string) =>
  z.string({ error: empty }).trim().min(10, empty).max(2_000, "Use 2,000 characters or fewer.");

export const OpenDispute = z.strictObject({
  id: z.uuid(),
  reason: z.enum(Object.keys(disputeReasons) as [keyof typeof disputeReasons], {
    error: "Choose what went wrong.",
  }),
  statement: text("Describe what happened in a sentence or two."),
});

export const RuleOnTrade = z.strictObject({
  id: z.uuid(),
  ruling: z.enum(Object.keys(rulings) as [Ruling], { error: "Choose who gets the money." }),
  reason: text("Give the reason in a sentence or two: both parties will read it."),
});
