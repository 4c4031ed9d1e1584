import { z } from "zod";
import { ListingCard } from "@/lib/catalog/schema";
import { text } from "@/lib/kernel/input/fields";
import { isVisible } from "@/lib/kernel/input/marks";
import { type MoneyView, moneySchema } from "@/lib/kernel/schema";
import { checkoutStates } from "../machine";
import { MOST_LINES } from "../refusals";
import { CartLineInput, failures } from "../schema";

const time = z.iso.datetime();

/** Where a parcel comes from: listings of one seller that lie in one place. 'seller's id:state:LGA'. */
const parcelKey = text().min(1).max(140);

/** What of its seller's ways to send a parcel goes by; 'usual' where they have not said how they send. */
const wayId = text().min(1).max(40);

const note = text()
  .trim()
  .max(300, "Use 300 characters or fewer.")
  .refine((given) => given === "" || isVisible(given), "Write something that can be seen.");

/** What is bought, where it goes, and by which way each parcel is sent: the first way that reaches the address unless it says another. */
export const AskQuote = z.strictObject({
  /** The cart, where it is left out. */
  lines: z.array(CartLineInput).min(1).max(MOST_LINES).optional(),
  /** One of the buyer's own; the one chosen last where it is left out. */
  addressId: z.uuid().optional(),
  ways: z.record(parcelKey, wayId).default({}),
});
export type AskQuote = z.output<typeof AskQuote>;

/** One way of sending a parcel, or of fetching it. */
export const Way = z.object({
  id: z.string(),
  /** As its seller calls it: 'GIG to your door'. */
  name: z.string(),
  /** The buyer fetches it at the seller's place. */
  isPickUp: z.boolean(),
  /** Null where it does not reach the address. */
  fee: moneySchema.nullable(),
  /** From when to when it arrives, if its seller starts today. */
  from: z.iso.date(),
  until: z.iso.date(),
});
export type Way = z.infer<typeof Way>;

/** What it costs to send one of a listing somewhere, and when it arrives if it is bought today. */
export interface DeliveryThere {
  /** By the cheapest way; zero where that is free. */
  fee: MoneyView;
  /** Another way, or another area of the state, costs more. */
  isLeast: boolean;
  /** The days in Lagos between which it arrives by that way. */
  from: string;
  until: string;
}

export const QuotedLine = z.object({
  listing: ListingCard,
  units: z.number().int(),
  unitPrice: moneySchema,
  total: moneySchema,
  /** The value added tax within the total; zero where its seller is not registered, or what it is not taxed. */
  vat: moneySchema,
});
export type QuotedLine = z.infer<typeof QuotedLine>;

/** What would refuse it if it were bought now, in the words of that refusal. */
const barred = z
  .object({
    reason: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  })
  .nullable();
export type Barred = z.infer<typeof barred>;

export const QuotedParcel = z.object({
  key: z.string(),
  seller: ListingCard.shape.seller,
  place: z.object({ state: z.string(), lga: z.string() }),
  lines: z.array(QuotedLine),
  ways: z.array(Way),
  /** The way that it goes by; null where none of them reaches the address. */
  way: z.string().nullable(),
  /** Of its lines. */
  price: moneySchema,
  fee: moneySchema,
  total: moneySchema,
  /** A limit of the buyer's, or of its seller's, that it would pass together with the parcels before it; null where both can. */
  barred,
});
export type QuotedParcel = z.infer<typeof QuotedParcel>;

/** Why something of what was asked for is not in a quote. */
export const notQuoted = ["ended", "sold_out", "fewer_left", "own"] as const;

/** What it would cost, frozen for 15 minutes. It holds nothing: what is gone meanwhile cannot be bought. */
export const Quote = z.object({
  /** What buying names: the quote itself, sealed. Null where it cannot be bought as it is: no address, or a parcel that is not sent there. */
  token: z.string().nullable(),
  until: time,
  /** Why this buyer can buy nothing now; null where they can. */
  barred,
  /** Null where the buyer has saved no address. */
  addressId: z.uuid().nullable(),
  parcels: z.array(QuotedParcel),
  /** Lines that were left out, or of which there are fewer (then `available` are quoted). */
  left: z.array(
    z.object({
      listing: ListingCard,
      units: z.number().int(),
      available: z.number().int(),
      why: z.enum(notQuoted),
    }),
  ),
  price: moneySchema,
  delivery: moneySchema,
  /** The value added tax within the price. */
  vat: moneySchema,
  total: moneySchema,
  balance: moneySchema,
  /** What the wallet lacks; zero where it has enough. */
  missing: moneySchema,
});
export type Quote = z.infer<typeof Quote>;

/** Fifty lines of long titles in ten parcels, sealed, in characters. */
export const LONGEST_QUOTE = 40_000;

/** Buys what was quoted, all of it or nothing. */
export const PlaceCheckout = z.strictObject({
  quote: text(undefined, LONGEST_QUOTE).min(1),
  /** A note to the seller of a parcel, which they read once they have started. */
  notes: z.record(parcelKey, note).default({}),
  /** Where the wallet is short: add what is missing through the payment service, and buy once it is there. */
  fund: z.boolean().default(false),
});
export type PlaceCheckout = z.output<typeof PlaceCheckout>;

export const CheckoutView = z.object({
  id: z.uuid(),
  state: z.enum(checkoutStates),
  price: moneySchema,
  delivery: moneySchema,
  total: moneySchema,
  /** What the wallet lacks now; zero once it is bought or over. */
  missing: moneySchema,
  /** Until when it waits for money. */
  until: time,
  createdAt: time,
  parcels: z.array(
    QuotedParcel.pick({ key: true, seller: true, place: true, price: true, fee: true, total: true }).extend({
      lines: z.array(
        z.object({ listingId: z.uuid(), title: z.string(), units: z.number().int(), total: moneySchema }),
      ),
      way: Way.pick({ name: true, isPickUp: true, from: true, until: true }),
      /** The trade that it became; null until it is bought. */
      tradeId: z.uuid().nullable(),
    }),
  ),
  /** What to add to the wallet while it waits for money: what is missing, within what one deposit may be. */
  depositAmount: moneySchema.nullable(),
  failure: z.enum(failures).nullable(),
});
export type CheckoutView = z.infer<typeof CheckoutView>;
