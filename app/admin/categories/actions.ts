"use server";
import { z } from "zod";
import { attributesOf } from "@/lib/catalog/categories/details";
import { detailsFormOf } from "@/lib/catalog/categories/details-form";
import { changeCategory, createCategory } from "@/lib/catalog/categories/procedures";
import { conditions } from "@/lib/catalog/category-schema";
import { formAction } from "@/lib/web/form-action";

const words = z
  .string()
  .default("")
  .transform((typed) =>
    typed
      .split(",")
      .map((word) => word.trim())
      .filter(Boolean),
  );
const noneOr = z.string().transform((slug) => slug || null);
const said = { name: z.string(), describes: z.string(), words, position: z.coerce.number("Enter a number.") };

const toIts = ({ slug }: { slug: string }) => `/admin/categories/${slug}`;

/** Adds a category. */
export const create = formAction(createCategory, {
  form: z.object({ slug: z.string(), ...said, parent: noneOr, like: noneOr }),
  leadsTo: toIts,
});

/** Changes what is said of a category, and where it stands. */
export const change = formAction(changeCategory, {
  form: z.object({ slug: z.string(), ...said, parent: noneOr.optional() }),
  leadsTo: toIts,
});

/** Closes a category for new listings, or opens it again. */
export const open = formAction(changeCategory, {
  form: z
    .object({ slug: z.string(), isActive: z.enum(["yes", "no"]) })
    .transform(({ slug, isActive }) => ({ slug, isActive: isActive === "yes" })),
  leadsTo: toIts,
});

/** Changes what a leaf asks, as a new version. */
export const ask = formAction(changeCategory, {
  form: z
    .looseObject({
      slug: z.string(),
      schemaVersion: z.coerce.number(),
      windowDays: z.coerce.number().int().min(1, "Enter 1 to 7 days.").max(7, "Enter 1 to 7 days."),
      grams: z.coerce.number().int().min(1, "Enter its weight.").max(500_000, "Enter its weight."),
      risk: z.coerce.number().int().min(0, "Enter 0 to 100.").max(100, "Enter 0 to 100."),
    })
    .transform(({ slug, schemaVersion, windowDays, grams, risk, ...given }, check) => {
      const { rows, before, means, chosen } = detailsFormOf(given);
      const read = attributesOf(rows, before);
      if ("problem" in read) check.addIssue({ code: "custom", path: ["attributes"], message: read.problem });
      if (chosen.length === 0)
        check.addIssue({ code: "custom", path: ["conditions"], message: "Choose a condition." });
      const schema = {
        attributes: "attributes" in read ? read.attributes : [],
        conditions: conditions.filter((one) => chosen.includes(one)),
        ...(Object.keys(means).length > 0 && { conditionMeans: means }),
        windowDays,
        grams,
        risk,
      };
      return { slug, schemaVersion, schema };
    }),
  leadsTo: toIts,
});
