import { categoryPath } from "@/lib/catalog/address";
import { type ListingFilter, listingQuery } from "@/lib/search/schema";

/** What results are shown of: all goods, or those of one store. */
export interface ResultsOf {
  filter: ListingFilter;
  /** The page of a store, whose address has the category among the other filters. */
  storePath?: string | undefined;
}

/** The address of changed results, from the first page. */
export function resultsHref({ filter, storePath }: ResultsOf, change: Partial<ListingFilter> = {}): string {
  const { category, seller: _seller, ...query } = listingQuery({ ...filter, cursor: undefined, ...change });
  const inQuery = storePath && category ? { category, ...query } : query;
  const path = storePath ?? (category ? categoryPath(category) : "/goods");
  const search = new URLSearchParams(inQuery).toString();
  return search ? `${path}?${search}` : path;
}

/** A facet of which several values can be chosen: its name in the address, and in the filter. */
export function chosenOf(filter: ListingFilter, name: string): readonly string[] {
  if (name === "state") return filter.state ? [filter.state] : [];
  if (name === "lga") return filter.lga ?? [];
  if (name === "condition") return filter.condition ?? [];
  return filter.attributes[name] ?? [];
}

/** The filter with one value of a facet chosen, or no longer. Of states there is one at a time, and areas go with theirs. */
export function toggled(filter: ListingFilter, name: string, value: string): ListingFilter {
  const chosen = chosenOf(filter, name);
  const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  if (name === "state")
    return { ...filter, state: filter.state === value ? undefined : value, lga: undefined };
  if (name === "lga" || name === "condition") return { ...filter, [name]: next };
  return { ...filter, attributes: { ...filter.attributes, [name]: next } };
}
