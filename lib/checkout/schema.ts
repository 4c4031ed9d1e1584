import { z } from "zod";
import { ListingCard } from "@/lib/catalog/schema";
import { moneySchema } from "@/lib/kernel/schema";
import { checkoutStates } from "./machine";
import { MOST_LINES } from "./refusals";

export const MOST_UNITS = 9_999;

const units = z
  .int("Enter how many, as a whole number.")
  .min(1, "Buy at least one.")
  .max(MOST_UNITS, "Enter 9,999 or fewer.");

export const CartLineInput = z.strictObject({ listingId: z.uuid(), units });
export type CartLineInput = z.output<typeof CartLineInput>;

/** A whole cart: what is not in it is taken out. */
export const PutCart = z.strictObject({
  lines: z
    .array(CartLineInput)
    .max(MOST_LINES)
    .refine(
      (lines) => new Set(lines.map(({ listingId }) => listingId)).size === lines.length,
      "Each listing can be there once.",
    ),
});

/** What has changed of a line since it was last looked at. */
export const cartChanges = ["ended", "sold_out", "fewer_left", "dearer", "cheaper"] as const;
export type CartChange = (typeof cartChanges)[number];

export const CartLine = z.object({
  listing: ListingCard,
  /** How many are wanted. */
  units: z.number().int(),
  /** How many of them there are: what can be bought now, 0 where it is gone. */
  available: z.number().int(),
  /** The price of one that the buyer saw last. */
  seenPrice: moneySchema,
  changes: z.array(z.enum(cartChanges)),
});
export type CartLine = z.infer<typeof CartLine>;

export const Cart = z.object({
  /** By seller; within a seller as they were added. */
  sellers: z.array(
    z.object({
      seller: ListingCard.shape.seller,
      lines: z.array(CartLine),
      /** Of what can be bought now, without delivery. */
      total: moneySchema,
    }),
  ),
  total: moneySchema,
});
export type Cart = z.infer<typeof Cart>;

/** Why a checkout that waited for money was not bought. The money stays in the buyer's wallet. */
export const failures = ["offer_changed", "out_of_stock", "limits", "restricted"] as const;
export type Failure = (typeof failures)[number];

export const CheckoutMoved = z.object({ checkoutId: z.uuid(), state: z.enum(checkoutStates) });
export type CheckoutMoved = z.infer<typeof CheckoutMoved>;
