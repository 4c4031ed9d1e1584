import { z } from "zod";
import { text } from "@/lib/kernel/input/fields";
import { isVisible } from "@/lib/kernel/input/marks";
import { moneySchema } from "@/lib/kernel/schema";
import { type Condition, conditions } from "./category-schema";
import { MOST_IMAGES } from "./limits";

const percent = z.int().min(0).max(100);
const money = moneySchema;

/** Words that may be missing while they are being written, but not be there and show nothing. */
const partly = (most: number) =>
  text()
    .max(most)
    .refine((given) => given === "" || isVisible(given), "Write something that can be seen.");

/** A picture of a listing; the first is the cover. The point of it that every cut shows, in percent from the left and the top. */
export const listingImage = z.strictObject({
  imageId: z.uuid(),
  alt: partly(160).default(""),
  focusX: percent.default(50),
  focusY: percent.default(50),
  /** Its seller says that it shows the word which they were given for that day. */
  hasWord: z.literal(true).optional(),
});
export type ListingImage = z.output<typeof listingImage>;

/** As it is typed: of a number its digits. */
const attributeValue = z.union([partly(400), z.boolean(), z.array(partly(60)).max(20)]);
/** The same as a version keeps it. */
export type AttributeValue = z.output<typeof attributeValue> | number;

export const deliveryWays = ["SEND", "PICK_UP"] as const;
export const returnDays = [0, 3, 7, 14] as const;

/** What a seller has written so far: nothing of it need be there, and what is there need not be right yet. */
export const draftSchema = z.strictObject({
  title: partly(200).optional(),
  description: partly(10_000).optional(),
  condition: z.enum(conditions).optional(),
  /** By the keys of the category's schema. */
  attributes: z
    .record(text().max(40), attributeValue)
    .refine((given) => Object.keys(given).length <= 40, "These are too many.")
    .optional(),
  price: money.optional(),
  /** What it cost before, shown beside the price. */
  comparePrice: money.optional(),
  /** How many there are. */
  units: z
    .string()
    .regex(/^\d{1,6}$/)
    .optional(),
  images: z.array(listingImage).max(MOST_IMAGES, "Use 12 pictures or fewer.").optional(),
  /** ISO 3166-2:NG without its prefix: 'LA'. */
  state: z
    .string()
    .regex(/^([A-Z]{2})?$/)
    .optional(),
  lga: partly(60).optional(),
  delivery: z.array(z.enum(deliveryWays)).max(2).optional(),
  /** For how many days it can come back, and who pays for that; what is not as described may always come back. */
  returns: z
    .strictObject({
      days: z.literal(returnDays),
      paidBy: z.enum(["buyer", "seller"]),
    })
    .optional(),
  /** Buyers can offer a price of their own. */
  takesBids: z.boolean().optional(),
  /** The slug of a second leaf in whose results it also stands. */
  secondCategory: z
    .string()
    .regex(/^([a-z][a-z0-9-]{0,59})?$/)
    .optional(),
  /** Its seller is reminded when no more than so many are left. */
  lowStockAt: z.int().min(1).max(999).optional(),
  /** Its category is our guess, which the seller has not confirmed. */
  guessed: z.boolean().optional(),
});
export type Draft = z.output<typeof draftSchema>;

/** A listing's content in one version: complete, and as its category asks. */
export interface ListingContent {
  title: string;
  description: string;
  condition: Condition;
  attributes: Record<string, AttributeValue>;
  images: ListingImage[];
  delivery: (typeof deliveryWays)[number][];
  returns: { days: (typeof returnDays)[number]; paidBy: "buyer" | "seller" };
  takesBids: boolean;
  secondCategory: string | null;
  lowStockAt: number | null;
  /** How many days the buyer has to inspect. */
  windowDays: number;
}

/** Blanks in a row become one, lines keep their breaks. */
export const tidied = (typed: string): string =>
  typed
    .replaceAll(/[^\S\n]+/g, " ")
    .replaceAll(/ ?\n ?/g, "\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();

export const isShown = (typed: string): boolean => isVisible(typed);
