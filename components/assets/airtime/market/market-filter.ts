import { networks } from "@/lib/assets/airtime/networks";
import { kobo, naira, typedNaira } from "@/lib/money/format";
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
  /** Only sellers who usually deliver within five minutes. */
  fast: boolean;
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
    fast: text("fast") === "yes",
    sort: offerOrders.find((order) => order === text("sort")) ?? "rate",
    cursor: text("cursor").slice(0, 200) || undefined,
  };
}

const amount = (typed: string): bigint | undefined => parseNaira(typed) || undefined;

/** The query of a filter, without defaults. */
export function marketQuery(filter: MarketFilter): Record<string, string> {
  const { network, minMinor, maxMinor, payMinor, verified, fast, sort, cursor } = filter;
  return {
    ...(network && { network }),
    ...(minMinor && { min: typedNaira(minMinor) }),
    ...(maxMinor && { max: typedNaira(maxMinor) }),
    ...(payMinor && { pay: typedNaira(payMinor) }),
    ...(verified && { verified: "yes" }),
    ...(fast && { fast: "yes" }),
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
export const isNarrowed = (filter: MarketFilter): boolean =>
  Boolean(filter.network) || isNarrowedWithin(filter);

/** The same within a network. */
export const isNarrowedWithin = ({ minMinor, maxMinor, payMinor, verified, fast }: MarketFilter): boolean =>
  Boolean(minMinor || maxMinor || payMinor || verified || fast);

/** The amounts that most people buy, in kobo. */
export const presetAmounts = [500n, 1_000n, 2_000n, 5_000n, 10_000n].map(kobo);

/** The preset in force, if that is all that is said of amounts. */
export const presetOf = ({ minMinor, maxMinor, payMinor }: MarketFilter): bigint | undefined =>
  payMinor === undefined &&
  minMinor === maxMinor &&
  minMinor !== undefined &&
  presetAmounts.includes(minMinor)
    ? minMinor
    : undefined;

/** `₦1,000 to ₦5,000, paying up to ₦4,000`: the amounts in force, or undefined. */
export function amountsInWords({ minMinor, maxMinor, payMinor }: MarketFilter): string | undefined {
  const words: string[] = [];
  if (minMinor && minMinor === maxMinor) words.push(naira(minMinor));
  else if (minMinor && maxMinor) words.push(`${naira(minMinor)} to ${naira(maxMinor)}`);
  else if (minMinor) words.push(`from ${naira(minMinor)}`);
  else if (maxMinor) words.push(`up to ${naira(maxMinor)}`);
  if (payMinor) words.push(`pay up to ${naira(payMinor)}`);
  return words.join(", ") || undefined;
}

const FAST_SECONDS = "300";

/** The market query of a filter. */
export function askFor(
  { network, minMinor, maxMinor, payMinor, verified, fast, sort, cursor }: MarketFilter,
  limit: number,
) {
  return {
    kind: "AIRTIME" as const,
    listedUnder: network,
    minListed: minMinor?.toString(),
    maxListed: maxMinor?.toString(),
    maxPrice: payMinor?.toString(),
    verified: verified ? ("true" as const) : undefined,
    deliversWithin: fast ? FAST_SECONDS : undefined,
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
