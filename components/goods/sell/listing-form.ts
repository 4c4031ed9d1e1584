import type { UseFormReturn } from "react-hook-form";
import type { Leaf } from "@/lib/catalog/complete";
import type { CategoryPage } from "@/lib/catalog/schema";
import type { Selling } from "@/lib/offers";
import type { FormState } from "@/lib/web/form-state";
import type { Typed } from "./typed";

/** The seller, their limits and the commission. Amounts in kobo, times ISO 8601. */
export type ListingSelling = Pick<Selling, "level" | "tradeLimitMinor" | "commission"> & { now: string };

/** A field's name, as the form and its element have it. */
type Name = Exclude<keyof Typed, "a"> | `a.${string}`;

export interface FieldsProps {
  form: UseFormReturn<Typed>;
  state: FormState;
}

/** What a field of the form takes: how it is read, what it begins with, and what is wrong with it. */
export function wired({ form, state }: FieldsProps, name: Name) {
  const { error } = form.getFieldState(name as "title", form.formState);
  return {
    ...form.register(name as "title"),
    defaultValue: state.values[name],
    error: error?.message ?? state.fieldErrors[name],
  };
}

/** The same for choices. */
export function chosenOf(props: FieldsProps, name: Name) {
  const { defaultValue: chosen, ...field } = wired(props, name);
  return { ...field, chosen };
}

/** What a category asks, as the form judges by it; null of a node that is no leaf. */
export const leafOf = (page: CategoryPage | undefined): Leaf | null =>
  page?.schema
    ? { id: "", slug: page.slug, name: page.name, version: page.version ?? 0, schema: page.schema }
    : null;
