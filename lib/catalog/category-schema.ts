import { z } from "zod";
import { typed, written } from "@/lib/kernel/input/fields";

/** The conditions that goods are in, from best to worst; the two kinds of used goods that Nigerians distinguish come last. */
export const conditions = [
  "NEW",
  "LIKE_NEW",
  "GOOD",
  "FAIR",
  "FOR_PARTS",
  "FOREIGN_USED",
  "NIGERIAN_USED",
] as const;
export type Condition = (typeof conditions)[number];

/** What a condition is called on screen, and what it means where a category says nothing else. */
export const conditionWords: Readonly<Record<Condition, { says: string; means: string }>> = {
  NEW: { says: "New", means: "Unused, in its original packaging where it has one." },
  LIKE_NEW: { says: "Like new", means: "Used once or twice, with no signs of wear." },
  GOOD: { says: "Good", means: "Works fully, with light signs of use." },
  FAIR: { says: "Fair", means: "Works, with clear signs of use." },
  FOR_PARTS: { says: "For parts", means: "Doesn’t work fully. Sold for parts or repair." },
  FOREIGN_USED: { says: "Foreign used (tokunbo)", means: "Used abroad, not yet used in Nigeria." },
  NIGERIAN_USED: { says: "Nigerian used", means: "Used in Nigeria." },
};

/** An attribute's or a choice's name in tables and addresses. */
const key = typed().regex(/^[a-z][a-z0-9_]{0,39}$/);
const label = written("Write what it is called.").max(60);

const common = {
  key,
  /** Its name on screen: 'Screen size'. */
  label,
  hint: written().max(120).optional(),
  /** A listing is not complete without it. */
  required: z.literal(true).optional(),
  /** Results can be filtered by it: a choice, choices, a flag or a number. */
  facet: z.literal(true).optional(),
  /** Shown on the card in results, at most two of a category. */
  onCard: z.literal(true).optional(),
  /** Read by the seller and by staff alone, as an IMEI is. */
  private: z.literal(true).optional(),
};

/** Ordered as they are shown. The value is what is stored: it never changes once listings have it. */
const choices = z
  .array(z.strictObject({ value: typed().regex(/^[a-z0-9][a-z0-9_.-]{0,39}$/), label }))
  .min(2)
  .max(100);

/** A bound of a detail's number, which may have decimals: 0.5 kVA. */
const decimal = z.number().min(-1_000_000_000).max(1_000_000_000);

/** One attribute that a category asks of its listings. */
export const attributeSchema = z.discriminatedUnion("type", [
  /** A line of text, of so many characters at most. */
  z.strictObject({ type: z.literal("text"), ...common, maxLength: z.int().min(1).max(200) }),
  /** A number within bounds, in steps from `min`, in a unit: 'GB', 'inch', 'km'. */
  z.strictObject({
    type: z.literal("number"),
    ...common,
    unit: written().max(12).optional(),
    min: decimal,
    max: decimal,
    step: decimal.positive(),
  }),
  z.strictObject({ type: z.literal("choice"), ...common, choices }),
  z.strictObject({
    type: z.literal("choices"),
    ...common,
    choices,
    atMost: z.int().min(1).max(20).optional(),
  }),
  /** Yes or no. */
  z.strictObject({ type: z.literal("flag"), ...common }),
  /** A day, as '2026-11-30'. */
  z.strictObject({ type: z.literal("date"), ...common, earliest: z.iso.date().optional() }),
]);
export type AttributeSchema = z.output<typeof attributeSchema>;

/** What a leaf of the tree asks of its listings. A listing keeps the version of it that it was written under until it is revised. */
export const categorySchema = z.strictObject({
  attributes: z.array(attributeSchema).max(20),
  /** The conditions that goods of this category can be in. */
  conditions: z.array(z.enum(conditions)).min(1),
  /** What a condition means here, where it differs from the general words. */
  conditionMeans: z.partialRecord(z.enum(conditions), written().max(160)).optional(),
  /** How many days the buyer has to inspect. */
  windowDays: z.int().min(1).max(7),
  /** What one piece weighs with its packaging where the seller does not say, in grams. */
  grams: z.int().positive().max(500_000),
  /** How often goods of this category are not what they are said to be, 0 to 100: a fact of the risk rules. */
  risk: z.int().min(0).max(100),
});
export type CategorySchema = z.output<typeof categorySchema>;

/** A node of the category tree, as it is first put into the database. A node has children, or it is a leaf and has a schema. */
export interface CategoryNode {
  /** Unique in the whole tree: 'phones', 'mobile-phones'. */
  slug: string;
  /** On screen: 'Mobile phones'. */
  name: string;
  /** One sentence: what belongs here. */
  describes: string;
  /** Words by which a title is taken to be of this leaf, in lower case: brands, models, Pidgin. */
  words?: readonly string[];
  children?: readonly CategoryNode[];
  schema?: CategorySchema;
}

/** Choices whose values are made from their labels: 'Galaxy A' is stored as 'galaxy_a'. */
export const choicesOf = (...labels: string[]): { value: string; label: string }[] =>
  labels.map((each) => ({
    value: each
      .toLowerCase()
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/\+/g, "_plus")
      .replace(/[^a-z0-9.]+/g, "_")
      .replace(/^[_.]+|[_.]+$/g, ""),
    label: each,
  }));
