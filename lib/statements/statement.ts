import "server-only";
import { decodeCursor, encodeCursor } from "@/lib/kernel/page";
import type { EntryName } from "@/lib/kernel/slice";
import {
  type EntryFilter,
  entriesAbout,
  firstEntrySince,
  lookFor,
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
  /** How far back a search has looked so far, where there are older entries that it has not looked at. */
  lookedBackTo: Date | null;
}

interface Part {
  strands: EntryFilter[];
  since: bigint | undefined;
  before: bigint | undefined;
  limit: number;
}

interface Found {
  entries: WalletEntry[];
  reached?: { id: bigint; at: Date } | null;
}

const nothing: StatementPage = { lines: [], nextCursor: null, lookedBackTo: null };

/**
 * A page of a user's own statement, newest first. A cursor that is not one of ours starts at the head. A search for what is
 * nothing of theirs finds nothing.
 */
export async function statementFor(
  book: StatementBook,
  userId: string,
  { limit = 20, cursor, ...filter }: StatementFilter & { limit?: number; cursor?: string | undefined } = {},
): Promise<StatementPage> {
  const part = await partOf(book, userId, filter, entryOf(cursor), limit + 1);
  if (!part) return nothing;
  const { entries, reached = null } = await find(book, userId, part, filter.search);
  const shown = entries.slice(0, limit);
  const last = entries.length > limit ? shown.at(-1)?.id : reached?.id;
  return {
    lines: await linesOf(book, userId, shown),
    nextCursor: last ? encodeCursor([last]) : null,
    lookedBackTo: entries.length > limit ? null : (reached?.at ?? null),
  };
}

function entryOf(cursor: string | undefined): bigint | undefined {
  const [id] = decodeCursor(cursor, 1) ?? [];
  return id && /^\d{1,18}$/.test(id) ? BigInt(id) : undefined;
}

/** Where in the wallet's past to look; undefined where there can be nothing. */
async function partOf(
  book: StatementBook,
  userId: string,
  filter: StatementFilter,
  before: bigint | undefined,
  limit: number,
): Promise<Part | undefined> {
  const strands = entryFiltersOf(book, filter);
  if (strands.length === 0) return undefined;
  const [first, beyond] = await Promise.all([
    filter.from ? firstEntrySince(userId, dayStart(filter.from)) : null,
    filter.to ? firstEntrySince(userId, dayEnd(filter.to)) : null,
  ]);
  if (first === undefined) return undefined;
  const ends = [before, beyond ?? undefined].filter((end) => end !== undefined);
  return { strands, since: first ?? undefined, before: ends.toSorted(byNumber)[0], limit };
}

const byNumber = (a: bigint, b: bigint) => (a < b ? -1 : 1);

async function find(
  book: StatementBook,
  userId: string,
  part: Part,
  typed: string | undefined,
): Promise<Found> {
  const { limit, ...stretch } = part;
  if (!typed) return { entries: await walletEntries(userId, limit, stretch) };
  const search = readSearch(typed);
  if (search?.by === "amount") return lookFor(userId, { amountMinor: search.minor }, limit, stretch);
  if (search?.by === "terms") return lookFor(userId, search, limit, stretch);
  const named = search ? await entriesNamed(book, userId, search) : [];
  const within = new Set(stretch.strands.flatMap((strand) => named.filter((entry) => isIn(entry, strand))));
  return { entries: named.filter((entry) => within.has(entry) && isBetween(entry, part)).slice(0, limit) };
}

function entriesNamed(
  book: StatementBook,
  userId: string,
  search: Exclude<Search, { by: "amount" | "terms" }>,
): Promise<WalletEntry[]> {
  if (search.by === "entry") return walletEntries(userId, 1, { since: search.id, before: search.id + 1n });
  return aboutNamed(
    book,
    userId,
    search.by === "trade" ? { tradeId: search.id } : { reference: search.reference },
  );
}

async function aboutNamed(book: StatementBook, userId: string, name: EntryName): Promise<WalletEntry[]> {
  const { ids, paidAt } = await subjectsNamed(book, userId, name);
  return ids.length === 0 ? [] : entriesAbout(userId, ids, paidAt);
}

const isBetween = ({ id }: WalletEntry, { since, before }: Part) =>
  (since === undefined || id >= since) && (before === undefined || id < before);

function isIn({ kind, amountMinor, isReversal }: WalletEntry, strand: EntryFilter): boolean {
  if (strand.side !== (amountMinor > 0n ? "in" : "out")) return false;
  if (strand.reversals) return isReversal;
  return !strand.kind || (strand.kind === kind && !isReversal);
}

const BATCH = 500;

/** All that a filter lets through, newest first, in batches: what is in memory does not grow with the wallet's past. */
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
