"use client";
import { Form } from "@/components/form/form";
import { HiddenKey } from "@/components/form/hidden-key";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { RefusalAlert } from "@/components/offers/refusal-alert";
import { PicturePicker } from "../picture-picker";
import { CategoryField } from "./category/category-field";
import { CategoryState } from "./category/category-state";
import { ConditionField } from "./condition-field";
import { ContactLint } from "./contact-lint";
import { DetailFields } from "./detail-fields";
import { type FieldsProps, wired } from "./listing-form";
import { PlaceFields } from "./place-fields";
import { PriceFields } from "./price-fields";
import { PublishBar } from "./publish-bar";
import { SaveLine } from "./save-line";
import { type SellFormProps, useListingForm } from "./use-listing-form";

/** The form of a listing, on one page. Without scripts it sends the pictures’ files along, and asks for details once it knows the category. */
export function SellForm(props: SellFormProps) {
  const { isLive, images, selling, tree } = props;
  const { form, state, send, title, leaf, draft, submit, setPending, category } = useListingForm(props);
  const fields: FieldsProps = { form, state };
  return (
    <Form action={send} onSubmit={submit.onSubmit} noValidate className="grid gap-6">
      <HiddenKey value={state.key} />
      <input type="hidden" name="id" value={draft.id || (state.values.id ?? "")} />
      <input type="hidden" name="live" value={isLive ? "yes" : "no"} />
      <input type="hidden" name="asked" value={leaf?.slug ?? ""} />
      <SaveLine isLive={isLive} state={draft.state} />
      <RefusalAlert refusal={state.refusal} waysOut={waysOut} />
      <PicturePicker
        name="images"
        filesName="files"
        label="Photos"
        hint="Up to 12. The first is the cover. Show all sides, and any mark."
        initial={images}
        sent={state.values.images}
        error={form.formState.errors.images?.message ?? state.fieldErrors.images}
        onChange={(kept) => form.setValue("images", JSON.stringify(kept), { shouldDirty: true })}
        onPending={setPending}
      />
      <WordOfDay word={props.word} />
      <div className="grid gap-3">
        <TextField
          label="Title"
          autoComplete="off"
          maxLength={80}
          placeholder="What it is, brand, size"
          hint={`${title.length} of 80`}
          {...wired(fields, "title")}
        />
        <ContactLint name="title" {...fields} />
      </div>
      <CategoryField
        tree={tree}
        guesses={category.guesses}
        chosen={category.chosen}
        isFromTitle={category.isFromTitle}
        {...fields}
      />
      <CategoryState asked={category.asked} onAgain={category.again} guessed={category.guessed} />
      {leaf && <DetailFields key={leaf.slug} asked={leaf.schema.attributes} {...fields} />}
      <ConditionField leaf={leaf} {...fields} />
      <PriceFields selling={selling} leaf={leaf} priceHint={props.priceHint} {...fields} />
      <div className="grid gap-3">
        <TextArea
          label="Description"
          maxLength={5000}
          hint="How old it is, what works, what doesn’t, and what comes with it. At least 20 characters."
          {...wired(fields, "description")}
        />
        <ContactLint name="description" {...fields} />
      </div>
      <PlaceFields {...fields} />
      <CannotBeSold />
      <PublishBar form={form} state={state} isLive={isLive} leaf={leaf} isWaiting={submit.isWaiting} />
    </Form>
  );
}

/** How a photo can prove that the item is there today. */
const WordOfDay = ({ word }: { word: string }) => (
  <details className="-mt-4 text-sm text-muted">
    <summary className="inline-flex min-h-11 cursor-pointer items-center text-base font-medium text-primary-ink">
      Show that the photos are yours
    </summary>
    <p>
      Write <strong className="whitespace-nowrap text-ink">{word}</strong> on paper and put it beside the item
      in one photo. Then tap that photo and tick “It shows today’s word”. Once a moderator has seen it, buyers
      read “Photo checked” on your listing.
    </p>
  </details>
);

const CannotBeSold = () => (
  <p className="text-sm text-muted">
    Some things{" "}
    <a
      href="/prohibited"
      target="_blank"
      className="font-semibold text-ink underline underline-offset-4"
      rel="noreferrer"
    >
      can’t be sold here
    </a>
    .
  </p>
);

const waysOut = {
  unproven: { href: "/verify?next=/sell/goods", says: "Verify now" },
  sign_in_needed: { href: "/sign-in?next=/sell/goods", says: "Sign in" },
  listings_today: { href: "/goods/mine", says: "My listings" },
  too_many_listings: { href: "/goods/mine", says: "My listings" },
  not_a_draft: { href: "/goods/mine", says: "My listings" },
  not_live: { href: "/goods/mine", says: "My listings" },
  in_review: { href: "/goods/mine", says: "My listings" },
  key_reused: { href: "/goods/mine", says: "My listings" },
};
