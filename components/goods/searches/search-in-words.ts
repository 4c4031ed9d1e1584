import type { CategoryPage } from "@/lib/catalog/schema";
import { filtersIn } from "@/lib/search/request";
import type { ListingFilter } from "@/lib/search/schema";
import { filterInWords } from "../results/filter-words";

/** A search as its person reads it: `“infinix hot” in Mobile phones`, and what narrows it: `Lagos · Up to ₦150,000`. */
export function searchInWords(
  filter: ListingFilter,
  category: CategoryPage | undefined,
): { title: string; more: string } {
  const place = category?.name ?? filter.category;
  const rest = filtersIn(filter).filter((name) => name !== "q" && name !== "category");
  return {
    title: filter.q ? `“${filter.q}”${place ? ` in ${place}` : ""}` : (place ?? "All goods"),
    more: rest.map((name) => filterInWords(filter, name, category)).join(" · "),
  };
}
