import { z } from "zod";
import { typed, written } from "@/lib/kernel/input/fields";
import { taxNumberStates } from "./machine";

const FORMS = /^(\d{8}-\d{4}|\d{10}|\d{13})$/;

/**
 * A tax number as a person types it, in the form in which we keep it. A business has 8 digits, a hyphen and 4 digits, a person 10 digits (OECD,
 * 'Nigeria: information on tax identification numbers'); the Tax ID of 13 digits replaces both from 2026 on (Joint Revenue Board).
 */
export const taxNumberSchema = typed("Enter your tax number.")
  .overwrite((given) => given.replaceAll(/[\s‐-―]/g, (mark) => (/\s/.test(mark) ? "" : "-")))
  .overwrite((given) => given.replace(/^(\d{8})(\d{4})$/, "$1-$2"))
  .refine(
    (number) => FORMS.test(number),
    "Enter a TIN such as 20481236-0001 or 2048123600, or a Tax ID of 13 digits.",
  );

export const SendTaxNumber = z.strictObject({
  taxNumber: taxNumberSchema,
  /** In whose name it is registered. */
  name: written("Enter the name that it is registered in.", 2).max(100, "Use 100 characters or fewer."),
});

/** A tax number of the caller’s own. */
export const OwnTaxNumber = z.object({
  id: z.uuid(),
  number: z.string(),
  name: z.string(),
  state: z.enum(taxNumberStates),
  sentAt: z.iso.datetime(),
  /** When staff checked or refused it. */
  decidedAt: z.iso.datetime().nullable(),
  /** What staff wrote to its owner, where they refused or ended it. */
  reason: z.string().nullable(),
});
export type OwnTaxNumber = z.infer<typeof OwnTaxNumber>;
