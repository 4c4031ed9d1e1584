import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { inSentence, type Leaf } from "@/lib/catalog/complete";
import { guessDetails } from "./category/guess";
import type { Typed } from "./typed";

const REST_MS = 250;

/** Fills in the details that the title says and that its seller has not given; answers their labels. What the seller changes stays. */
export function useDetailGuesses(
  form: UseFormReturn<Typed>,
  title: string,
  leaf: Leaf | null,
): readonly string[] {
  const given = useRef<Record<string, string>>({});
  const [filled, setFilled] = useState<{ slug: string; labels: readonly string[] }>({ slug: "", labels: [] });
  const fill = useEffectEvent((words: string, { slug, schema }: Leaf) => {
    const guesses = guessDetails(words, schema);
    const valueOf = (key: string): unknown => form.getValues(`a.${key}` as "title");
    for (const { key } of schema.attributes) {
      const now = valueOf(key) ?? "";
      const guess = guesses[key] ?? "";
      if ((now !== "" && given.current[key] !== now) || now === guess) continue;
      form.setValue(`a.${key}` as "title", guess, { shouldDirty: true });
      given.current[key] = guess;
    }
    const ours = schema.attributes.filter(
      ({ key }) => given.current[key] && given.current[key] === valueOf(key),
    );
    setFilled({ slug, labels: ours.map(({ label }) => inSentence(label)) });
  });
  useEffect(() => {
    if (!leaf) return () => {};
    const timer = setTimeout(() => fill(title, leaf), REST_MS);
    return () => clearTimeout(timer);
  }, [title, leaf]);
  return leaf?.slug === filled.slug ? filled.labels : [];
}
