import type { SearchOrder } from "./schema";

/** A listing as it is searched for. */
export interface SearchDocument {
  listingId: string;
  sellerId: string;
  title: string;
  /** Its brand and what else its attributes say, and the names of its categories. */
  attributes: string;
  description: string;
  /** Names of its state and local government area. */
  place: string;
  /** What filters and facets look at: see `token`. */
  tokens: readonly string[];
  priceMinor: bigint;
  /** Pictures and the seller's record, 0 to 1. */
  quality: number;
  createdAt: Date;
  /** Grows with each change of the listing: an older one never replaces a newer. */
  version: bigint;
}

/** The facets, by the letter with which their tokens begin. */
export const facetLetters = { category: "c", state: "s", lga: "l", condition: "n", attribute: "a" } as const;

/** The token of a value that listings are filtered by: `token("state", "LA")`, `token("attribute", "brand", "apple")`. */
export const token = (facet: keyof typeof facetLetters, ...value: readonly string[]): string =>
  `${facetLetters[facet]}:${value.join(facet === "attribute" ? "=" : ":")}`;

/** Bounds of an attribute that is a number or a day, both within; a day is counted as the number 20261130. */
export interface TokenRange {
  /** How the tokens of the attribute begin: 'a:power='. */
  prefix: string;
  low?: number | undefined;
  high?: number | undefined;
}

/** How many listings cost from `fromMinor` to below `toMinor`, in kobo; the last with its upper bound. */
export interface PriceBar {
  fromMinor: bigint;
  toMinor: bigint;
  count: number;
}

/** One word of a query, or what may stand in its place: each alternative is words in their order. */
export type Alternatives = readonly (readonly string[])[];

/** What is searched for. */
export interface SearchRequest {
  /** All of these; none where only filters count. */
  words: readonly Alternatives[];
  /** How many of the words a listing may lack. */
  mayMiss?: number | undefined;
  /** At least one token of each facet's, by the facet's name: 'category', 'state', 'a.brand'. */
  filters: Readonly<Record<string, readonly string[]>>;
  /** A value within these bounds, by the facet's name: 'a.power'. */
  ranges?: Readonly<Record<string, TokenRange>> | undefined;
  minMinor?: bigint | undefined;
  maxMinor?: bigint | undefined;
  /** Whose listings are left out: the viewer's own. */
  exceptSeller?: string | undefined;
  /** Only this seller's, as on their store's page. */
  seller?: string | undefined;
  /** Tokens of categories that the words speak of: their listings come first among alike ones. */
  likelyTokens?: readonly string[] | undefined;
  sort: SearchOrder;
  /** Where the page before ended. */
  cursor?: string | undefined;
  limit: number;
  /** Facets to count, by name, 'price' among them; none leaves them out. */
  facets?: readonly string[] | undefined;
}

/** Where a count ends: what is beyond is shown as '10,000+'. */
export const MOST_COUNTED = 10_000;

export interface SearchAnswer {
  /** In their order; each can be bought at the moment of the read. */
  ids: string[];
  nextCursor: string | null;
  /** Listings that match by the index, at most MOST_COUNTED + 1; where there are many and no facets are counted, an estimate. */
  count: number;
  /** How many listings each token would leave, by facet; undefined where counting took too long or was not asked for. */
  facets?: Record<string, Record<string, number>> | undefined;
  /** The lowest and highest price among them, in kobo. */
  prices?: { minMinor: bigint; maxMinor: bigint } | undefined;
  /** Where 'price' is a wanted facet: how many would cost how much, whatever bounds of the price are asked for; the cheapest first. */
  priceBars?: readonly PriceBar[] | undefined;
}

/** What a comparison of the index with the listings found and mended. */
export interface RebuildReport {
  documents: number;
  added: number;
  changed: number;
  removed: number;
}

/** Finds listings. PostgreSQL is the one that is built in; another is held to engine-contract-for-tests.ts. */
export interface SearchEngine {
  /** Puts listings into the index or replaces them. Repeating it changes nothing. */
  upsert(documents: readonly SearchDocument[]): Promise<void>;
  remove(listingIds: readonly string[]): Promise<void>;
  search(request: SearchRequest): Promise<SearchAnswer>;
  /** How many listings match, counted up to `most`. */
  count(request: SearchRequest, most: number): Promise<number>;
  /** Compares the index with all listings that should be in it, in the order of their ids, and mends each difference. */
  rebuild(all: AsyncIterable<readonly SearchDocument[]>): Promise<RebuildReport>;
}
