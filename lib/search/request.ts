import { type SearchRequest, type TokenRange, token } from "./engine";
import { boundsIn, type ListingFilter } from "./schema";

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

/** The attributes of which bounds are asked for, in place of values. */
const rangesOf = ({ attributes }: Pick<ListingFilter, "attributes">): Record<string, TokenRange> =>
  Object.fromEntries(
    Object.entries(attributes).flatMap(([name, values]) => {
      const bounds = boundsIn(values);
      if (!bounds) return [];
      const range = { prefix: token("attribute", name.slice(2), ""), ...numbered(bounds) };
      return [[name, range] as const];
    }),
  );

/** A day counts as the number that its digits make. */
const numbered = ({ low, high }: NonNullable<ReturnType<typeof boundsIn>>) => {
  const number = (bound: string | undefined) =>
    bound === undefined ? undefined : Number(/^\d{4}-/.test(bound) ? bound.replaceAll("-", "") : bound);
  return { low: number(low), high: number(high) };
};

/** What an address asks for, as the engine takes it, without the words. */
export function requestOf(filter: ListingFilter, viewerId?: string): Omit<SearchRequest, "words"> {
  const ranges = rangesOf(filter);
  const filters = Object.entries(tokensOf(filter)).filter(([name]) => !(name in ranges));
  return {
    filters: Object.fromEntries(filters),
    ranges,
    minMinor: filter.minPrice === undefined ? undefined : BigInt(filter.minPrice),
    maxMinor: filter.maxPrice === undefined ? undefined : BigInt(filter.maxPrice),
    seller: filter.seller,
    exceptSeller: filter.seller === viewerId ? undefined : viewerId,
    sort: filter.sort ?? "relevance",
    cursor: filter.cursor,
    limit: filter.limit,
  };
}

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
