import { type AttributeSchema, conditionWords } from "@/lib/catalog/category-schema";
import type { CategoryPage } from "@/lib/catalog/schema";
import { stateOf } from "@/lib/geo/states";
import { boundsIn, type ListingFilter } from "@/lib/search/schema";
import { priceInWords } from "../words";

/** `Lagos`, `New or Like new`, `₦15,000 to ₦400,000`, `Samsung`; of the words, `“gen”`. */
export function filterInWords(filter: ListingFilter, name: string, category?: CategoryPage): string {
  if (name === "q") return `“${filter.q ?? ""}”`;
  if (name === "category") return category?.name ?? "this category";
  if (name === "state") return stateOf(filter.state ?? "")?.name ?? filter.state ?? "";
  if (name === "price") return priceInWords(filter.minPrice, filter.maxPrice);
  if (name === "lga") return (filter.lga ?? []).join(" or ");
  if (name === "condition") return (filter.condition ?? []).map((one) => conditionSays(one)).join(" or ");
  const asked = category?.schema?.attributes.find(({ key }) => `a.${key}` === name);
  const values = filter.attributes[name] ?? [];
  const bounds = boundsIn(values);
  if (bounds) return rangeInWords(bounds, asked);
  if (asked?.type === "flag") return values.includes("false") ? `${asked.label}: no` : asked.label;
  return values
    .map(
      (value) =>
        (asked && "choices" in asked && asked.choices.find((choice) => choice.value === value)?.label) ||
        value,
    )
    .join(" or ");
}

const conditionSays = (code: string): string =>
  Object.entries(conditionWords).find(([condition]) => condition === code)?.[1].says ?? code;

/** `Power: 2 to 5 kVA`, `Screen: from 40 inch` */
function rangeInWords(
  { low, high }: NonNullable<ReturnType<typeof boundsIn>>,
  asked: AttributeSchema | undefined,
): string {
  const unit = asked?.type === "number" && asked.unit ? ` ${asked.unit}` : "";
  const says = low && high ? `${low} to ${high}` : low ? `from ${low}` : `up to ${high}`;
  return asked ? `${asked.label}: ${says}${unit}` : says;
}
