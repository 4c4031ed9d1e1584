import { type SearchRequest, token } from "./engine";
import type { ListingFilter } from "./schema";

/** The filters of a request by their names, each with its tokens. An area counts with its state alone: names recur. */
function tokensOf({ category, state, lga = [], condition = [], attributes }: ListingFilter) {
  return {
    ...(category && { category: [token("category", category)] }),
    ...(state && { state: [token("state", state)] }),
    ...(state && lga.length > 0 && { lga: lga.map((name) => token("lga", state, name)) }),
    ...(condition.length > 0 && { condition: condition.map((name) => token("condition", name)) }),
    ...Object.fromEntries(
      Object.entries(attributes).map(([name, values]) => [
        name,
        values.map((value) => token("attribute", name.slice(2), value)),
      ]),
    ),
  };
}

/** What an address asks for, as the engine takes it, without the words. */
export const requestOf = (filter: ListingFilter, viewerId?: string): Omit<SearchRequest, "words"> => ({
  filters: tokensOf(filter),
  minMinor: filter.minPrice === undefined ? undefined : BigInt(filter.minPrice),
  maxMinor: filter.maxPrice === undefined ? undefined : BigInt(filter.maxPrice),
  seller: filter.seller,
  exceptSeller: filter.seller === viewerId ? undefined : viewerId,
  sort: filter.sort ?? "relevance",
  cursor: filter.cursor,
  limit: filter.limit,
});

/** The names of the filters in force, and 'q' where there are words. */
export const filtersIn = (filter: ListingFilter): string[] => [
  ...(filter.q ? ["q"] : []),
  ...Object.keys(tokensOf(filter)),
  ...(filter.minPrice || filter.maxPrice ? ["price"] : []),
];

/** The same without one of them. An area goes with its state. */
export function withoutFilter(filter: ListingFilter, name: string): ListingFilter {
  const { attributes, ...rest } = filter;
  if (name === "price") return { ...filter, minPrice: undefined, maxPrice: undefined };
  if (name === "state") return { ...filter, state: undefined, lga: undefined };
  if (name in attributes) {
    const { [name]: _gone, ...others } = attributes;
    return { ...rest, attributes: others };
  }
  return { ...filter, [name]: undefined };
}
