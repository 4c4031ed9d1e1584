import { z } from "zod";
import { completed, type Leaf } from "@/lib/catalog/complete";
import { readTyped, type Typed, typedShape } from "./typed";

/** What a form is judged by: the category that was chosen, and the most that a price may be, in kobo. */
export interface Judged {
  leaf: Leaf | null;
  mostMinor: bigint;
}

/** What is wrong with what was typed, a sentence a field, as the server says it when a listing is submitted. */
export function problemsOf(typed: Typed, { leaf, mostMinor }: Judged): Record<string, string> {
  const { draft, problems } = readTyped(typed, leaf?.schema ?? null);
  const asked = leaf ?? {
    ...unknownLeaf,
    schema: { ...unknownLeaf.schema, conditions: [draft.condition ?? "NEW"] },
  };
  const read = completed({ ...draft, guessed: false }, asked, { mostMinor });
  const found = "problems" in read ? read.problems : {};
  const named = Object.entries(found).map(([field, says]) => [field.replace(/^attributes\./, "a."), says]);
  return {
    ...Object.fromEntries(leaf ? named : named.filter(([field]) => !field?.startsWith("a."))),
    ...problems,
    ...(!leaf && { category: "Choose a category." }),
    ...(typed.delivery.length === 0 && { delivery: "Choose how the buyer gets it." }),
  };
}

const unknownLeaf: Leaf = {
  id: "",
  slug: "",
  name: "",
  version: 0,
  schema: { attributes: [], conditions: ["NEW"], windowDays: 3, grams: 1, risk: 0 },
};

/** The same as a schema of the form, for what resolves it in the browser. */
export const checkedListing = (judged: Judged) =>
  z.object(typedShape).superRefine((typed, context) => {
    for (const [field, message] of Object.entries(problemsOf(typed, judged)))
      context.addIssue({ code: "custom", path: field.split("."), message });
  });
