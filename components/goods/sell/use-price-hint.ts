import { useEffect, useState } from "react";
import { useWatch } from "react-hook-form";
import type { Leaf } from "@/lib/catalog/complete";
import { comparedBy, type PriceHint } from "@/lib/catalog/queries/price-range";
import { fetchFile } from "@/lib/web/browser-api";
import type { FieldsProps } from "./listing-form";
import { useTyped } from "./use-typed";

const REST_MS = 350;

/** What things like the one that the form says cost, asked again as its category, condition or details change; null where it is not known. */
export function usePriceHint(
  props: FieldsProps,
  leaf: Leaf | null,
  first: PriceHint | null,
): PriceHint | null {
  const condition = useTyped(props, "condition");
  const details: unknown = useWatch({ control: props.form.control, name: "a" });
  const [found, setFound] = useState<{ asked: string; hint: PriceHint | null }>();
  const asked = questionOf(leaf, condition, details);
  useEffect(() => {
    if (asked === "") return () => {};
    let isOver = false;
    const ask = async () => {
      const answer = await fetchFile(`/sell/goods/prices?${asked}`);
      const hint = answer ? (JSON.parse(await answer.text()) as PriceHint | null) : null;
      if (!isOver) setFound({ asked, hint });
    };
    const timer = setTimeout(() => void ask(), REST_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [asked]);
  // Until something is asked, what the page came with.
  if (!found) return first;
  return found.asked === asked ? found.hint : null;
}

/** What is asked, as a query; empty as long as too little is known. */
function questionOf(leaf: Leaf | null, condition: string, details: unknown): string {
  if (!leaf || !condition || typeof details !== "object" || details === null) return "";
  const given = details as Record<string, unknown>;
  const compared = comparedBy(leaf.schema, (key) => (Object.hasOwn(given, key) ? given[key] : undefined));
  if (!compared) return "";
  const known = Object.entries(compared.all).map(([key, value]) => [`a.${key}`, String(value)]);
  return new URLSearchParams([["category", leaf.slug], ["condition", condition], ...known]).toString();
}
