import { networks } from "@/lib/assets/airtime/networks";
import { naira, typedNaira } from "@/lib/money/format";
import { parseNaira } from "@/lib/money/parse";
import { type OfferOrder, offerOrders } from "@/lib/offers/schema";
import type { Network } from "../network-mark";

/** The filter in the URL. Amounts in kobo. */
export interface MarketFilter {
  network?: Network;
  /** Bounds of the face value. */
  minMinor?: bigint;
  maxMinor?: bigint;
  /** The most they would pay. */
  payMinor?: bigint;
  verified: boolean;
  sort: OfferOrder;
  cursor?: string;
}

export type AskedInUrl = Record<string, string | string[] | undefined>;

/** Parses the URL. Invalid values are ignored. */
export function readMarketFilter(asked: AskedInUrl): MarketFilter {
  const text = (name: string) => (typeof asked[name] === "string" ? asked[name].trim() : "");
  const one = amount(text("min"));
  const other = amount(text("max"));
  const isTurned = one !== undefined && other !== undefined && one > other;
  return {
    network: networks.find((network) => network === text("network").toUpperCase()),
    minMinor: isTurned ? other : one,
    maxMinor: isTurned ? one : other,
    payMinor: amount(text("pay")),
    verified: text("verified") === "yes",
    sort: offerOrders.find((order) => order === text("sort")) ?? "rate",
    cursor: text("cursor").slice(0, 200) || undefined,
  };
}

const amount = (typed: string): bigint | undefined => parseNaira(typed) || undefined;

/** The query of a filter, without defaults. */
export function marketQuery(filter: MarketFilter): Record<string, string> {
  const { network, minMinor, maxMinor, payMinor, verified, sort, cursor } = filter;
  return {
    ...(network && { network }),
    ...(minMinor && { min: typedNaira(minMinor) }),
    ...(maxMinor && { max: typedNaira(maxMinor) }),
    ...(payMinor && { pay: typedNaira(payMinor) }),
    ...(verified && { verified: "yes" }),
    ...(sort !== "rate" && { sort }),
    ...(cursor && { cursor }),
  };
}

/** The URL of a changed filter, from the first page. */
export function marketHref(filter: MarketFilter, change: Partial<MarketFilter> = {}): string {
  const query = new URLSearchParams(marketQuery({ ...filter, cursor: undefined, ...change })).toString();
  return query ? `/offers?${query}` : "/offers";
}

/** Whether anything narrows the list; the order does not. */
export function isNarrowed({ network, minMinor, maxMinor, payMinor, verified }: MarketFilter): boolean {
  return Boolean(network || minMinor || maxMinor || payMinor || verified);
}

/** `₦1,000 to ₦5,000, paying up to ₦4,000`: the amounts in force, or undefined. */
export function amountsInWords({ minMinor, maxMinor, payMinor }: MarketFilter): string | undefined {
  const words: string[] = [];
  if (minMinor && maxMinor) words.push(`${naira(minMinor)} to ${naira(maxMinor)}`);
  else if (minMinor) words.push(`from ${naira(minMinor)}`);
  else if (maxMinor) words.push(`up to ${naira(maxMinor)}`);
  if (payMinor) words.push(`pay up to ${naira(payMinor)}`);
  return words.join(", ") || undefined;
}

/** The market query of a filter. */
export function askFor(
  { network, minMinor, maxMinor, payMinor, verified, sort, cursor }: MarketFilter,
  limit: number,
) {
  return {
    kind: "AIRTIME" as const,
    listedUnder: network,
    minListed: minMinor?.toString(),
    maxListed: maxMinor?.toString(),
    maxPrice: payMinor?.toString(),
    verified: verified ? ("true" as const) : undefined,
    sort,
    cursor,
    limit,
  };
}

/** The same query for the API. */
export const apiQuery = (filter: MarketFilter, limit: number): string =>
  new URLSearchParams(
    Object.entries(askFor(filter, limit)).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, `${value}`]],
    ),
  ).toString();
