import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useMemo, useRef, useState } from "react";
import { type Resolver, useForm } from "react-hook-form";
import { useFormAction } from "@/components/form/use-form-action";
import type { Leaf } from "@/lib/catalog/complete";
import type { PriceHint } from "@/lib/catalog/queries/price-range";
import type { CategoryPage, CategoryView } from "@/lib/catalog/schema";
import type { FormAction, FormState } from "@/lib/web/form-state";
import type { PickedImage } from "../picture-picker";
import { type Named, useCategory, useGuesses } from "./category/use-category";
import { checkedListing } from "./check";
import { type ListingSelling, leafOf } from "./listing-form";
import type { Typed } from "./typed";
import { useDetailGuesses } from "./use-detail-guesses";
import { useKeptDraft } from "./use-kept-draft";
import { useSubmit } from "./use-submit";
import { useTyped } from "./use-typed";

export interface SellFormProps {
  action: FormAction;
  initial: FormState;
  /** Of the listing; empty before its first save. */
  id: string;
  /** A live listing is changed by sending the form; a draft is saved as it is typed. */
  isLive: boolean;
  images: readonly PickedImage[];
  selling: ListingSelling;
  tree: readonly CategoryView[];
  /** What the draft's category asks. */
  category?: CategoryPage | undefined;
  /** What things like it cost, as it was saved. */
  priceHint: PriceHint | null;
  /** Leaves that the seller last sold in. */
  recent: readonly Named[];
  /** What a photo of today can show on paper. */
  word: string;
}

/** The form of a listing as it runs in the browser: judged as the server does, guessed from its title, saved and sent. */
export function useListingForm(props: SellFormProps) {
  const { action, initial, id, isLive, images, selling, tree, recent, category } = props;
  const [state, send] = useFormAction(action, initial);
  const [pending, setPending] = useState(0);
  const judgedBy = useRef<Leaf | null>(leafOf(category));
  const resolver: Resolver<Typed> = (values, context, options) => {
    const schema = checkedListing({ leaf: judgedBy.current, mostMinor: selling.tradeLimitMinor });
    return (zodResolver(schema) as unknown as Resolver<Typed>)(values, context, options);
  };
  // Text that is typed before this runs stays: fields begin with what the page has.
  const form = useForm<Typed>({
    resolver,
    mode: "onTouched",
    defaultValues: { images: JSON.stringify(images) },
  });
  const fields = { form, state };
  const title = useTyped(fields, "title");
  const chosen = useTyped(fields, "category");
  const found = useGuesses(title);
  const guesses = found.length > 0 ? found : recent;
  const { asked, again } = useCategory(chosen, chosen ? undefined : guesses[0]?.slug, category);
  const page = asked.is === "there" ? asked.page : undefined;
  const leaf = useMemo(() => leafOf(page), [page]);
  useEffect(() => {
    judgedBy.current = leaf;
    // What was said of it while its details were on their way.
    if (leaf) form.clearErrors("category");
  }, [leaf, form]);
  const guessed = useDetailGuesses(form, title, leaf);
  const json = JSON.stringify(images);
  const draft = useKeptDraft(form, { id, isLive, values: initial.values, images: json, leaf, guesses, tree });
  const submit = useSubmit(form, { pending, flush: draft.flush, hold: draft.hold });
  return {
    ...fields,
    send,
    title,
    leaf,
    draft,
    submit,
    setPending,
    category: { asked, again, guessed, guesses, chosen, isFromTitle: found.length > 0 },
  };
}
