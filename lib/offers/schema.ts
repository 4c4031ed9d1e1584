import { z } from "zod";
import { type AssetKind, marketKinds, withMarketTerms } from "@/lib/assets";
import { pageSchema, text, typed, typedMoment } from "@/lib/kernel/input/fields";
import { moneySchema, unitCount } from "@/lib/kernel/schema";
import { typedAmount } from "@/lib/money/typed-amount";
import { offerStates } from "./machine";

const published = {
  price: moneySchema,
  /** How many there are, of kinds that are counted; one unless it says more. */
  units: unitCount.optional(),
  expiresAt: typedMoment("Choose when the offer ends."),
  /** The commission that you count on, in basis points: another one is refused. */
  feeBps: z.number().int().min(0).max(10_000).optional(),
};

/** What a seller publishes, as a program sends it. */
export const PublishOffer = withMarketTerms(published);

/** The same in the place of one of the seller's open offers. */
export const ReplaceOffer = withMarketTerms({ id: z.uuid(), ...published });

/** What a browser's date and time field sends, read as a time in Lagos. */
const typedLagosTime = typed("Choose when the offer ends.")
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, "Choose when the offer ends.")
  .transform((text) => new Date(`${text.slice(0, 16)}:00+01:00`))
  .refine((at) => !Number.isNaN(at.getTime()), "Choose when the offer ends.")
  .transform((at) => at.toISOString());

/** The fields of an offer's form that every kind has, as typed. */
export const typedOffer = {
  price: typedAmount("Enter the price."),
  expiresAt: typedLagosTime,
  feeBps: text()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .optional()
    .catch(undefined),
};

export const offerOrders = ["rate", "newest", "ending", "amount"] as const;
export type OfferOrder = (typeof offerOrders)[number];

const digits = typed().regex(/^\d{1,15}$/);

/** What the market can be asked for. Amounts are minor units as digits. */
export const FindOffers = pageSchema.extend({
  kind: z.enum(marketKinds as [AssetKind]).optional(),
  /** What the kind lists it under: of airtime, the operator's name. */
  listedUnder: text().max(100).optional(),
  /** How much there is of it: of airtime, in kobo of face value. */
  minListed: digits.optional(),
  maxListed: digits.optional(),
  maxPrice: digits.optional(),
  seller: z.uuid().optional(),
  /** Only sellers whose identity is verified. */
  verified: z.literal("true").optional(),
  /** Only sellers whose median delivery takes at most this many seconds. */
  deliversWithin: typed()
    .regex(/^\d{1,6}$/)
    .optional(),
  sort: z.enum(offerOrders).default("rate"),
});

export const OfferView = withMarketTerms({
  id: z.string(),
  /** That of its terms: what accepting asks for. */
  version: z.string(),
  /** Another one after each change of its state. */
  revision: z.string(),
  state: z.enum(offerStates),
  /** What it is listed under: of airtime, the operator. */
  listedUnder: z.string(),
  /** Of one unit, or of all parts together. */
  price: moneySchema,
  /** How many of its units nobody has taken. */
  unitsLeft: z.string(),
  /** A buyer takes all parts: each is a trade of its own, and begins when the one before is completed. Null where it is one trade. */
  parts: z
    .object({
      count: z.number().int(),
      /** How many of them have been sold. */
      sold: z.number().int(),
      /** What one part is, and what it costs. */
      title: z.string(),
      price: moneySchema,
    })
    .nullable(),
  /** Price as basis points of what it is worth. */
  rateBps: z.number().int(),
  /** The seller's commission, frozen when published, in basis points of the price. */
  feeBps: z.number().int(),
  expiresAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  seller: z.object({
    id: z.string(),
    name: z.string(),
    pictureId: z.uuid().nullable(),
    verified: z.boolean(),
    tradesCompleted: z.number().int(),
    /** Basis points; null before the first trade has ended. */
    completionRateBps: z.number().int().nullable(),
    medianDeliverySeconds: z.number().int().nullable(),
    /** How many of their trades, on either side, came before a moderator, in basis points; null before the first has ended. */
    disputeRateBps: z.number().int().nullable(),
    /** Whether they completed each of their latest trades as a seller, oldest first. */
    lastTrades: z.array(z.boolean()).max(10),
    /** How many people have rated them, and the average in tenths of a star; null before the first. */
    ratings: z.number().int(),
    ratingTenths: z.number().int().nullable(),
  }),
});
export type OfferView = z.infer<typeof OfferView>;
/** One of this kind. */
export type OfferOf<Kind extends AssetKind> = Extract<OfferView, { kind: Kind }>;

export const OfferPage = z.object({ items: z.array(OfferView), nextCursor: z.string().nullable() });
