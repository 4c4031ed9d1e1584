"use server";
import { z } from "zod";
import { attributesOf } from "@/lib/catalog/categories/details";
import { detailsFormOf } from "@/lib/catalog/categories/details-form";
import { changeCategory, createCategory } from "@/lib/catalog/categories/procedures";
import { conditions } from "@/lib/catalog/category-schema";
import { text, typed, typedWhole } from "@/lib/kernel/input/fields";
import { formAction } from "@/lib/web/form-action";

const words = text()
  .default("")
  .transform((given) =>
    given
      .split(",")
      .map((word) => word.trim())
      .filter(Boolean),
  );
const noneOr = typed().transform((slug) => slug || null);
const said = { name: text(), describes: text(), words, position: typedWhole() };

const toIts = ({ slug }: { slug: string }) => `/admin/categories/${slug}`;

/** Adds a category. */
export const create = formAction(createCategory, {
  form: z.object({ slug: typed(), ...said, parent: noneOr, like: noneOr }),
  leadsTo: toIts,
});

/** Changes what is said of a category, and where it stands. */
export const change = formAction(changeCategory, {
  form: z.object({ slug: typed(), ...said, parent: noneOr.optional() }),
  leadsTo: toIts,
});

/** Closes a category for new listings, or opens it again. */
export const open = formAction(changeCategory, {
  form: z
    .object({ slug: typed(), isActive: z.enum(["yes", "no"]) })
    .transform(({ slug, isActive }) => ({ slug, isActive: isActive === "yes" })),
  leadsTo: toIts,
});

/** Says whether what registered sellers sell in a category has VAT within its price. */
export const tax = formAction(changeCategory, {
  form: z
    .object({ slug: typed(), isTaxed: z.enum(["yes", "no"]) })
    .transform(({ slug, isTaxed }) => ({ slug, isTaxed: isTaxed === "yes" })),
  leadsTo: toIts,
});

/** Changes what a leaf asks, as a new version. */
export const ask = formAction(changeCategory, {
  form: z
    .looseObject({
      slug: typed(),
      schemaVersion: typedWhole(),
      windowDays: typedWhole(1, 7),
      grams: typedWhole(1, 500_000),
      risk: typedWhole(0, 100),
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
