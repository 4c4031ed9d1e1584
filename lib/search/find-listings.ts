import "server-only";
import { likelyCategories } from "./categories";
import type { SearchAnswer, SearchRequest } from "./engine";
import { token } from "./engine";
import { engine } from "./engines";
import { learn, synonyms } from "./knowledge";
import { alternativesOf, type Knowledge, mended, tellingWords, unknownWords } from "./query";
import { filtersIn, requestOf, withoutFilter } from "./request";
import type { ListingFilter } from "./schema";
import { queryWords } from "./words";

const WAYS_OUT_COUNTED = 1_000;

/** What a search found. */
export interface FoundListings extends SearchAnswer {
  /** What is shown in place of what was typed, where nothing has it: 'Showing infinix. Search for infinx instead.' */
  spelling?: { shown: string; asked: string } | undefined;
  /** Words that no listing has, which were left out. */
  leftOut: string[];
  /** Nothing has all of the words; these have most of them. */
  isPartial: boolean;
  /** Categories that the words speak of, by slug, the likeliest first. */
  likely: string[];
  /** Where nothing was found: how many there would be without one of the filters. 'q' stands for the words, 'price' for both bounds. */
  waysOut: { without: string; count: number }[];
}

interface Try {
  words: string[];
  mayMiss?: number;
  spelling?: FoundListings["spelling"];
  leftOut?: string[];
}

/** In which ways a query is read, one after the other until something is found. */
function* triesOf(words: string[], knowledge: Knowledge, asked: string, isExact: boolean): Generator<Try> {
  yield { words };
  if (isExact) return;
  const right = mended(words, knowledge, synonyms);
  const spelling = right && { shown: right.join(" "), asked };
  if (right) yield { words: right, spelling };
  const last = right ?? words;
  const leftOut = unknownWords(last, knowledge, synonyms).filter(
    (word) => !right?.includes(word) || words.includes(word),
  );
  const rest = last.filter((word) => !leftOut.includes(word));
  if (leftOut.length > 0 && rest.length > 0) yield { words: rest, spelling, leftOut };
  const kept = rest.length > 0 ? rest : last;
  if (kept.length > 2) yield { words: kept, mayMiss: 1, spelling, leftOut };
  if (kept.length > 4) yield { words: kept, mayMiss: 2, spelling, leftOut };
}

/**
 * A page of the listings that an address asks for, which can be bought at this moment. What the viewer sells themself is left out. Words
 * without a hit are mended, or left out where no listing has them. Throws Refusal search_busy where it takes too long.
 */
export async function searchListings(
  filter: ListingFilter,
  { viewerId, facets }: { viewerId?: string | undefined; facets?: readonly string[] | undefined } = {},
): Promise<FoundListings> {
  const words = tellingWords(queryWords(filter.q ?? ""), synonyms);
  const likely = await likelyCategories(words);
  const request = {
    ...requestOf(filter, viewerId),
    facets,
    likelyTokens: likely.map((slug) => token("category", slug)),
  };
  if (words.length === 0)
    return withWaysOut(
      filter,
      { ...none, likely, ...(await engine.search({ ...request, words: [] })) },
      viewerId,
    );
  const knowledge = await learn(words);
  const asked = queryWords(filter.q ?? "").join(" ");
  let first: FoundListings | undefined;
  for (const one of triesOf(words, knowledge, asked, filter.exact === "1")) {
    const found = await engine.search(wordsIn(request, one, knowledge));
    const { spelling, leftOut = [] } = one;
    const answer = { ...found, likely, spelling, leftOut, isPartial: one.mayMiss !== undefined, waysOut: [] };
    // A cursor belongs to one way of reading, in which the page before was found.
    if (found.ids.length > 0 || (found.count > 0 && filter.cursor)) return answer;
    first ??= answer;
  }
  return withWaysOut(
    filter,
    first ?? { ...none, likely, ...(await engine.search({ ...request, words: [] })) },
    viewerId,
  );
}

const none = { leftOut: [], isPartial: false, likely: [], waysOut: [] };

const wordsIn = (
  request: Omit<SearchRequest, "words">,
  { words, mayMiss }: Try,
  knowledge: Knowledge,
): SearchRequest => ({ ...request, words: alternativesOf(words, knowledge, synonyms), mayMiss });

/** With what each filter keeps away, where nothing was found on a first page. */
async function withWaysOut(
  filter: ListingFilter,
  found: FoundListings,
  viewerId: string | undefined,
): Promise<FoundListings> {
  if (found.ids.length > 0 || filter.cursor) return found;
  const names = filtersIn(filter);
  if (names.length < 2) return { ...found, count: 0 };
  const ways = await Promise.all(
    names.map(async (without) => ({
      without,
      count: await countListings(withoutFilter(filter, without), viewerId),
    })),
  );
  return { ...found, count: 0, waysOut: ways.filter(({ count }) => count > 0) };
}

/** How many listings match, counted up to a thousand. */
export async function countListings(filter: ListingFilter, viewerId?: string): Promise<number> {
  const words = tellingWords(queryWords(filter.q ?? ""), synonyms);
  const knowledge = await learn(words);
  return engine.count(
    wordsIn({ ...requestOf(filter, viewerId), cursor: undefined }, { words }, knowledge),
    WAYS_OUT_COUNTED,
  );
}
