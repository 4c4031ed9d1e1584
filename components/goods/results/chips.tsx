import Link from "next/link";
import { XIcon } from "@/components/ui/icons";
import { conditionWords } from "@/lib/catalog/category-schema";
import type { CategoryPage } from "@/lib/catalog/schema";
import { stateOf } from "@/lib/geo/states";
import { filtersIn, withoutFilter } from "@/lib/search/request";
import type { ListingFilter } from "@/lib/search/schema";
import { priceInWords } from "../words";
import { type ResultsOf, resultsHref } from "./results-address";

type ChipsProps = { of: ResultsOf; category: CategoryPage | undefined };

/** The names of the filters that a chip takes off: all but the words and the category, which have places of their own. */
export const chipNames = (filter: ListingFilter): string[] =>
  filtersIn(filter).filter((name) => name !== "q" && name !== "category" && name !== "seller");

/** What narrows the results, each with a way to undo it. */
export function Chips({ of, category }: ChipsProps) {
  const names = chipNames(of.filter);
  return (
    <>
      {names.map((name) => (
        <Link
          key={name}
          href={resultsHref({ ...of, filter: withoutFilter(of.filter, name) })}
          prefetch={false}
          scroll={false}
          rel="nofollow"
          className="relative inline-flex min-h-9 items-center gap-1.5 rounded-full border border-line bg-surface px-3.5 text-sm font-medium whitespace-nowrap after:absolute after:-inset-1 after:content-[''] hover:border-edge"
        >
          <span className="sr-only">Remove </span>
          {filterInWords(of.filter, name, category)}
          <XIcon size={15} className="text-muted" />
        </Link>
      ))}
      {names.length > 1 && (
        <Link
          href={resultsHref({
            ...of,
            filter: names.reduce((filter, name) => withoutFilter(filter, name), of.filter),
          })}
          prefetch={false}
          scroll={false}
          rel="nofollow"
          className="inline-flex min-h-9 items-center px-1.5 text-sm font-semibold whitespace-nowrap text-primary-ink hover:underline"
        >
          Clear all
        </Link>
      )}
    </>
  );
}

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
