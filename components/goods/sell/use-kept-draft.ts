import { useEffect, useEffectEvent, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { CategorySchema } from "@/lib/catalog/category-schema";
import type { Leaf } from "@/lib/catalog/complete";
import type { CategoryView } from "@/lib/catalog/schema";
import type { Named } from "./category/use-category";
import { readTyped, type Typed, typedListing, typedOf } from "./typed";
import { useAutosave } from "./use-autosave";

interface Options {
  id: string;
  isLive: boolean;
  /** Of the form’s first state, as the server has it. */
  values: Record<string, string>;
  /** As JSON. */
  images: string;
  leaf: Leaf | null;
  /** The likeliest category until one is chosen. */
  guesses: readonly Named[];
  tree: readonly CategoryView[];
}

/** Keeps the draft as it is typed. A draft needs a category: until one is chosen it is our guess, which the draft says. */
export function useKeptDraft(form: UseFormReturn<Typed>, options: Options) {
  const { id, isLive, values, images, leaf, guesses, tree } = options;
  const [first] = useState(() => {
    const typed = typedOf({ ...values, images }, leaf?.schema ?? null);
    return bodyOf(typed, leaf?.schema ?? null, likely(guesses, tree));
  });
  const autosave = useAutosave({ id, saved: first, isOff: isLive });
  const note = useEffectEvent(() => {
    const typed = typedListing.safeParse(form.getValues());
    if (!typed.success) return;
    const schema = leaf?.slug === typed.data.category ? leaf.schema : null;
    autosave.note(bodyOf(typed.data, schema, likely(guesses, tree)));
  });
  useEffect(() => form.subscribe({ formState: { values: true }, callback: () => note() }), [form]);
  return autosave;
}

const likely = ([guess]: readonly Named[], tree: readonly CategoryView[]): string =>
  guess?.slug ?? tree.flatMap(({ children }) => children).find(({ isLeaf }) => isLeaf)?.slug ?? "";

/** What is sent of it, as JSON. */
function bodyOf(typed: Typed, schema: CategorySchema | null, otherwise: string): string {
  const { draft } = readTyped(typed, schema);
  const isGuess = typed.category === "";
  return JSON.stringify({
    category: isGuess ? otherwise : typed.category,
    ...draft,
    ...(isGuess && { guessed: true }),
  });
}
