import "server-only";
import { decodeCursor, encodeCursor } from "@/lib/kernel/page";
import type { EntryName } from "@/lib/kernel/slice";
import {
  type EntryFilter,
  entriesAbout,
  firstEntrySince,
  searchEntries,
  type WalletEntry,
  walletEntries,
} from "@/lib/ledger";
import type { StatementBook } from "./book";
import { entryFiltersOf } from "./entry-filters";
import { dayEnd, dayStart, readSearch, type Search, type StatementFilter } from "./filter";
import { linesOf, type StatementLine } from "./lines";
import { subjectsNamed } from "./subjects";

export interface StatementPage {
  lines: StatementLine[];
  nextCursor: string | null;
  /** How far back a search has read, if there are older entries that it has not read. */
  searchedBackTo: Date | null;
}

interface PageQuery {
  filters: EntryFilter[];
  since: bigint | undefined;
  before: bigint | undefined;
  limit: number;
}

interface SearchResult {
  entries: WalletEntry[];
  reached?: { id: bigint; at: Date } | null;
}

const emptyPage: StatementPage = { lines: [], nextCursor: null, searchedBackTo: null };

/**
 * A page of a user's own statement, newest first. An invalid cursor starts at the first page. A search finds only the user's
 * own entries.
 */
export async function statementFor(
  book: StatementBook,
  userId: string,
  { limit = 20, cursor, ...filter }: StatementFilter & { limit?: number; cursor?: string | undefined } = {},
): Promise<StatementPage> {
  const pageQuery = await pageQueryOf(book, userId, filter, entryOf(cursor), limit + 1);
  if (!pageQuery) return emptyPage;
  const { entries, reached = null } = await find(book, userId, pageQuery, filter.search);
  const shown = entries.slice(0, limit);
  const last = entries.length > limit ? shown.at(-1)?.id : reached?.id;
  return {
    lines: await linesOf(book, userId, shown),
    nextCursor: last ? encodeCursor([last]) : null,
    searchedBackTo: entries.length > limit ? null : (reached?.at ?? null),
  };
}

function entryOf(cursor: string | undefined): bigint | undefined {
  const [id] = decodeCursor(cursor, 1) ?? [];
  return id && /^\d{1,18}$/.test(id) ? BigInt(id) : undefined;
}

/** The range and filters to read; undefined if nothing can match. */
async function pageQueryOf(
  book: StatementBook,
  userId: string,
  filter: StatementFilter,
  before: bigint | undefined,
  limit: number,
): Promise<PageQuery | undefined> {
  const filters = entryFiltersOf(book, filter);
  if (filters.length === 0) return undefined;
  const [first, end] = await Promise.all([
    filter.from ? firstEntrySince(userId, dayStart(filter.from)) : null,
    filter.to ? firstEntrySince(userId, dayEnd(filter.to)) : null,
  ]);
  if (first === undefined) return undefined;
  const ends = [before, end ?? undefined].filter((id) => id !== undefined);
  return { filters, since: first ?? undefined, before: ends.toSorted(byNumber)[0], limit };
}

const byNumber = (a: bigint, b: bigint) => (a < b ? -1 : 1);

async function find(
  book: StatementBook,
  userId: string,
  pageQuery: PageQuery,
  typed: string | undefined,
): Promise<SearchResult> {
  const { limit, ...range } = pageQuery;
  if (!typed) return { entries: await walletEntries(userId, limit, range) };
  const search = readSearch(typed);
  if (search?.by === "amount") return searchEntries(userId, { amountMinor: search.minor }, limit, range);
  if (search?.by === "terms") return searchEntries(userId, search, limit, range);
  const named = search ? await entriesNamed(book, userId, search) : [];
  const matching = named.filter(
    (entry) => isInRange(entry, range) && range.filters.some((filter) => matches(entry, filter)),
  );
  return { entries: matching.slice(0, limit) };
}

function entriesNamed(
  book: StatementBook,
  userId: string,
  search: Exclude<Search, { by: "amount" | "terms" }>,
): Promise<WalletEntry[]> {
  if (search.by === "entry") return walletEntries(userId, 1, { since: search.id, before: search.id + 1n });
  return entriesAboutName(
    book,
    userId,
    search.by === "trade" ? { tradeId: search.id } : { reference: search.reference },
  );
}

async function entriesAboutName(
  book: StatementBook,
  userId: string,
  name: EntryName,
): Promise<WalletEntry[]> {
  const { ids, paidAt } = await subjectsNamed(book, userId, name);
  return ids.length === 0 ? [] : entriesAbout(userId, ids, paidAt);
}

const isInRange = ({ id }: WalletEntry, { since, before }: Pick<PageQuery, "since" | "before">) =>
  (since === undefined || id >= since) && (before === undefined || id < before);

function matches({ kind, amountMinor, isReversal }: WalletEntry, filter: EntryFilter): boolean {
  if (filter.side !== (amountMinor > 0n ? "in" : "out")) return false;
  if (filter.reversals) return isReversal;
  return !filter.kind || (filter.kind === kind && !isReversal);
}

const BATCH = 500;

/** All matching lines, newest first, in batches, so that memory use does not grow with the wallet's history. */
export async function* statementBatches(
  book: StatementBook,
  userId: string,
  filter: StatementFilter,
): AsyncGenerator<StatementLine[]> {
  let cursor: string | undefined;
  do {
    const page = await statementFor(book, userId, { ...filter, limit: BATCH, cursor });
    if (page.lines.length > 0) yield page.lines;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}
