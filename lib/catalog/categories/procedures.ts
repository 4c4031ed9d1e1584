import "server-only";
import { z } from "zod";
import { typed, typedWhole, written } from "@/lib/kernel/input/fields";
import { resultOf, staffOnce } from "@/lib/kernel/procedure";
import { categorySchema } from "../category-schema";
import { forgetCategories } from "../queries/categories";
import { changeCategory as change, createCategory as create } from "./commands";

const tags = ["admin"];
const slug = typed("Write its address.").regex(
  /^[a-z][a-z0-9-]{1,59}$/,
  "Use small letters, digits and hyphens, 2 to 60 of them.",
);
const said = {
  name: written("Write its name.").max(60, "Use 60 characters or fewer."),
  describes: written("Say what belongs here.").max(300, "Use 300 characters or fewer."),
  /** Words by which a title is taken to be of it. */
  words: z
    .array(
      typed()
        .toLowerCase()
        .regex(/^[\p{L}\p{N}][\p{L}\p{N} .'-]{0,39}$/u, "Use words of letters and digits."),
    )
    .max(60, "Use 60 words or fewer."),
  position: typedWhole(0, 999),
};

const wholeSchema = categorySchema.refine(
  ({ attributes }) => new Set(attributes.map(({ key }) => key)).size === attributes.length,
  { path: ["attributes"], error: "Two details have the same key." },
);

export const NewCategory = z.strictObject({
  slug,
  ...said,
  /** The category above it; null of the first level. */
  parent: slug.nullable(),
  schema: wholeSchema.nullable().default(null),
  /** The slug of a leaf that asks the same; in place of `schema`. */
  like: slug.nullable().default(null),
});
export const CategoryChange = z.strictObject({
  slug,
  ...z.object(said).partial().shape,
  parent: slug.nullable().optional(),
  /** A closed one takes no new listings. */
  isActive: z.boolean().optional(),
  /** What registered sellers sell in it has VAT within its price. */
  isTaxed: z.boolean().optional(),
  schema: wholeSchema.optional(),
  /** The version of the schema that was changed: another one is refused. */
  schemaVersion: z.int().min(0).max(1_000_000).optional(),
});

const Changed = z.object({ categoryId: z.uuid(), slug: z.string() });

export const createCategory = staffOnce("category.change", "d")
  .route({ method: "POST", path: "/categories", successStatus: 201, tags, summary: "Add a category" })
  .input(NewCategory)
  .output(Changed)
  .handler(async ({ input, context }) => {
    const made = resultOf(context, await create(context.actor, context.key, input));
    forgetCategories();
    return made;
  });

export const changeCategory = staffOnce("category.change", "d")
  .route({ method: "PATCH", path: "/categories/{slug}", tags, summary: "Change a category" })
  .input(CategoryChange)
  .output(Changed)
  .handler(async ({ input, context }) => {
    const changed = resultOf(context, await change(context.actor, context.key, input));
    forgetCategories();
    return changed;
  });

/** What staff do with the tree of categories. */
export const categoryProcedures = { createCategory, changeCategory };
