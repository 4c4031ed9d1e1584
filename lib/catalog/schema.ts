import { z } from "zod";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { pageSchema, typed, typedMoment, written } from "@/lib/kernel/input/fields";
import { moneySchema, unitCount } from "@/lib/kernel/schema";
import { categorySchema, conditions } from "./category-schema";
import { deliveryWays, draftSchema, listingImage, returnDays } from "./content";
import { flagReasons, listingStatuses, rejectionReasons } from "./words";

const keysOf = <Key extends string>(of: Readonly<Record<Key, unknown>>) => Object.keys(of) as [Key, ...Key[]];
const slug = typed("Choose a category.").regex(/^[a-z][a-z0-9-]{0,59}$/, "Choose a category from the list.");

export const ListingId = z.strictObject({ id: z.uuid() });

/** A draft needs nothing but its category. */
export const CreateListing = z.strictObject({ category: slug, ...draftSchema.shape });
/** The whole draft, which takes the place of the one before. */
export const SaveListing = z.strictObject({ id: z.uuid(), category: slug, ...draftSchema.shape });
/** The fields that are given; others stay. */
export const PatchListing = z.strictObject({ id: z.uuid(), category: slug.optional(), ...draftSchema.shape });

/** What was saved last, or this whole draft in its place. */
export const SubmitListing = z.strictObject({
  id: z.uuid(),
  category: slug.optional(),
  draft: draftSchema.optional(),
});

export const RestockListing = z.strictObject({ id: z.uuid(), units: unitCount });
export const ChangeInRow = z.strictObject({
  id: z.uuid(),
  price: moneySchema,
  units: unitCount,
  /** As the page had them. What is left as it was stays as it is by now. */
  seen: z.strictObject({ price: moneySchema, units: z.string().regex(/^\d{1,9}$/) }),
});
export const FlagListing = z.strictObject({
  id: z.uuid(),
  reason: z.enum(keysOf(flagReasons), { error: "Choose a reason." }),
});

export const sentence = written("Write a sentence that the seller reads.", 3).max(
  500,
  "Use 500 characters or fewer.",
);
export const rejectionReason = z.enum(keysOf(rejectionReasons), { error: "Choose a reason." });
export const RejectListing = z.strictObject({
  id: z.uuid(),
  reasonCode: rejectionReason,
  sentence,
});
export const JudgeWord = z.strictObject({ id: z.uuid(), isSeen: z.boolean() });
export const FeatureListing = z.strictObject({
  id: z.uuid(),
  /** Until when; null ends it. */
  until: typedMoment("Choose a day.").nullable(),
});
export const ExtendListing = z.strictObject({
  id: z.uuid(),
  until: typedMoment("Choose a day."),
  reason: sentence,
  reasonCode: reasonCodeOf("extend_offer"),
});

export const OwnListings = pageSchema.extend({ status: z.enum(listingStatuses).optional() });

const look = {
  width: z.number().int(),
  height: z.number().int(),
  /** Its mean colour, 'rrggbb'. */
  color: z.string(),
  /** A ThumbHash in base64: what is drawn until it has come. */
  thumbhash: z.string(),
};
const category = z.object({ slug: z.string(), name: z.string() });
const moment = z.iso.datetime();

export const ListingCard = z.object({
  id: z.uuid(),
  status: z.enum(listingStatuses),
  title: z.string(),
  condition: z.enum(conditions),
  conditionSays: z.string(),
  category,
  /** Its details for a card, ready for reading: '128 GB'. */
  details: z.array(z.string()),
  cover: listingImage.extend(look).nullable(),
  price: moneySchema,
  comparePrice: moneySchema.nullable(),
  unitsLeft: z.string(),
  /** ISO 3166-2:NG without its prefix. */
  state: z.string(),
  stateName: z.string(),
  lga: z.string(),
  isFeatured: z.boolean(),
  seller: z.object({ id: z.uuid(), name: z.string(), verified: z.boolean() }),
  /** What buyers gave its seller. */
  sellerRating: z.object({
    ratings: z.number().int(),
    /** Tenths of a star; null before the first. */
    ratingTenths: z.number().int().nullable(),
  }),
  /** The page of its seller; null where they have none. */
  store: z.object({ handle: z.string(), name: z.string() }).nullable(),
  /** Since when it was first for sale. */
  liveSince: moment.nullable(),
});
export type ListingCard = z.infer<typeof ListingCard>;

export const ListingPage = ListingCard.extend({
  /** That of its terms: what buying asks for. */
  version: z.string(),
  description: z.string(),
  conditionMeans: z.string(),
  /** From the top of the tree. */
  categoryPath: z.array(category),
  attributes: z.array(
    z.object({ key: z.string(), label: z.string(), says: z.string(), private: z.boolean() }),
  ),
  images: z.array(listingImage.extend(look)),
  delivery: z.array(z.enum(deliveryWays)),
  returns: z.object({ days: z.literal(returnDays), paidBy: z.enum(["buyer", "seller"]) }),
  takesBids: z.boolean(),
  /** How many days the buyer has to inspect. */
  windowDays: z.number().int(),
  expiresAt: moment.nullable(),
  favourites: z.number().int(),
  isFavourite: z.boolean(),
  /** Its seller is on holiday, and sells nothing until they are back. */
  isSellerAway: z.boolean(),
  /** The day in Lagos on which a picture of it came that a moderator saw beside the word we gave for that day: '2026-11-30'. */
  photoCheckedOn: z.iso.date().nullable(),
  sellerRecord: z.object({
    pictureId: z.uuid().nullable(),
    since: moment,
    tradesCompleted: z.number().int(),
    ratings: z.number().int(),
    /** Tenths of a star; null before the first. */
    ratingTenths: z.number().int().nullable(),
  }),
});
export type ListingPage = z.infer<typeof ListingPage>;

/** A seller’s own listing in their list. */
export const OwnListingCard = z.object({
  id: z.uuid(),
  status: z.enum(listingStatuses),
  /** What has been written so far, until it is live. */
  title: z.string(),
  category,
  cover: listingImage.nullable(),
  price: moneySchema.nullable(),
  unitsLeft: z.string().nullable(),
  expiresAt: moment.nullable(),
  /** It ends within three days. */
  isExpiring: z.boolean(),
  /** A change of it waits to be looked at. */
  hasPending: z.boolean(),
  /** Nothing of it waits for the rules of risk: what still waits is a moderator’s to look at. */
  isChecked: z.boolean(),
  /** By when a moderator decides on what waits, once the time that was promised first has passed. */
  lateReviewBy: moment.nullable(),
  isHidden: z.boolean(),
  /** Why it was last turned down or taken down. */
  no: z.object({ reasonCode: z.string(), sentence: z.string(), at: moment }).nullable(),
  views: z.number().int(),
  favourites: z.number().int(),
  savedAt: moment,
});
export type OwnListingCard = z.infer<typeof OwnListingCard>;

/** The same with all that its form needs. */
export const OwnListing = OwnListingCard.extend({
  /** What the form begins with: the draft, or the version that is live. */
  draft: draftSchema,
  /** The seller's commission on its version, in basis points; null before the first. */
  feeBps: z.number().int().nullable(),
  /** When it was read, by the clock that its times are of. */
  readAt: moment,
});
export type OwnListing = z.infer<typeof OwnListing>;

/** How many listings moderators decided on in a month, and how many of them late. */
export const ReviewMonth = z.object({
  /** '2026-11', by Lagos time. */
  month: z.string(),
  decided: z.number().int(),
  late: z.number().int(),
  /** From the submission to the decision, half of them. */
  medianMinutes: z.number().int(),
});
export type ReviewMonth = z.infer<typeof ReviewMonth>;

export const CategoryView = category.extend({
  describes: z.string(),
  isLeaf: z.boolean(),
  children: z.array(category.extend({ describes: z.string(), isLeaf: z.boolean() })),
});
export type CategoryView = z.infer<typeof CategoryView>;

export const CategoryPage = CategoryView.extend({
  parent: category.nullable(),
  /** The version of the schema, and what it asks; null of a node that is no leaf. */
  version: z.number().int().nullable(),
  schema: categorySchema.nullable(),
});
export type CategoryPage = z.infer<typeof CategoryPage>;
