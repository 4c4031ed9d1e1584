import "server-only";
import {
  categoryOf,
  categoryTree,
  dayWord,
  formImages,
  type ListingHabits,
  listingHabits,
  ownListing,
  priceHintFor,
} from "@/lib/catalog";
import type { PriceHint } from "@/lib/catalog/queries/price-range";
import type { CategoryPage, CategoryView, OwnListing } from "@/lib/catalog/schema";
import { isLga, states } from "@/lib/geo/states";
import { readOwnProfile, type Viewer } from "@/lib/identity";
import { lagosDay } from "@/lib/kernel/clock";
import { newId } from "@/lib/kernel/ids";
import { invariant } from "@/lib/kernel/refusal";
import { readSelling } from "@/lib/offers";
import { type FormState, newForm } from "@/lib/web/form-state";
import type { PickedImage } from "../picture-picker";
import { problemsOf } from "./check";
import { type ListingSelling, leafOf } from "./listing-form";
import { sellingOf } from "./received";
import { typedAgain, typedOf } from "./typed";

/** What the form of a listing begins with. */
export interface ListingFormFacts {
  own: OwnListing | undefined;
  initial: FormState;
  images: PickedImage[];
  selling: ListingSelling;
  tree: CategoryView[];
  category: CategoryPage | undefined;
  priceHint: PriceHint | null;
  recent: ListingHabits["categories"];
  /** What today’s photo can show. */
  word: string;
}

/**
 * The form of a new listing, or of one of the viewer’s own.
 * @param isChecked - what is wrong with the draft stands beside its fields
 */
export async function readListingForm(
  viewer: Viewer,
  { own, isChecked = false }: { own?: OwnListing | undefined; isChecked?: boolean },
): Promise<ListingFormFacts> {
  const wanted = own && !own.draft.guessed ? own.category.slug : undefined;
  const [habits, home, selling, tree, category, images, priceHint] = await Promise.all([
    listingHabits(viewer),
    own ? undefined : homeOf(viewer),
    readSelling(viewer.id, "GOODS"),
    categoryTree(),
    wanted ? categoryOf(wanted) : undefined,
    formImages(viewer, own?.draft.images ?? []),
    own && wanted ? hintOf(viewer, own) : null,
  ]);
  invariant(selling, "everyone who is signed in has an allowance");
  const { categories: recent, ...usual } = habits;
  const values = typedAgain(own?.draft ?? { ...home, ...usual }, own?.category.slug ?? "");
  const initial = newForm(newId(), values);
  if (isChecked) {
    const leaf = leafOf(category);
    const typed = typedOf({ ...values, images: JSON.stringify(images) }, leaf?.schema ?? null);
    initial.fieldErrors = problemsOf(typed, { leaf, mostMinor: selling.tradeLimitMinor });
  }
  return {
    own,
    initial,
    word: dayWord(viewer.id, lagosDay(selling.now)),
    images: images.map(({ imageId, alt, focusX, focusY, hasWord, width, height, color, thumbhash }) => ({
      imageId,
      alt,
      focusX,
      focusY,
      ...(hasWord && { hasWord }),
      width,
      height,
      color,
      thumbhash,
    })),
    selling: sellingOf(selling),
    tree,
    category,
    priceHint,
    recent,
  };
}

const hintOf = (viewer: Viewer, { category, draft }: OwnListing) =>
  priceHintFor(viewer, {
    category: category.slug,
    condition: draft.condition ?? "",
    details: (key) => draft.attributes?.[key],
  });

/** Where a seller lives, as a listing says places: the state, and the area where their town has its name. */
async function homeOf(viewer: Viewer): Promise<{ state?: string; lga?: string }> {
  const { address } = await readOwnProfile(viewer.id);
  const named = address?.state === "FCT Abuja" ? "Abuja FCT" : address?.state;
  const code = states.find(({ name }) => name === named)?.code;
  if (!address || !code) return {};
  return { state: code, ...(isLga(code, address.town) && { lga: address.town }) };
}

/** One of the viewer’s own, by its id in an address. */
export const ownFromAddress = (viewer: Viewer, id: string | string[] | undefined) =>
  typeof id === "string" ? ownListing(viewer, id) : undefined;
