import { type Asset, assets } from "@/lib/assets";
import { after, DAY } from "@/lib/kernel/clock";
import { UUID_PATTERN } from "@/lib/kernel/ids";
import type { EntryGroup } from "@/lib/kernel/slice";
import { parseNaira } from "@/lib/money/parse";
import { entryGroups } from "./kinds";

/** The filter of a statement, as in the page's URL. */
export interface StatementFilter {
  direction?: "in" | "out" | undefined;
  group?: EntryGroup | undefined;
  /** First and last day in Lagos, inclusive: '2026-11-21'. */
  from?: string | undefined;
  to?: string | undefined;
  /** The search text as typed. */
  search?: string | undefined;
}

export type SearchParams = Record<string, string | string[] | undefined>;

const MAX_SEARCH_LENGTH = 100;

/** Reads the URL's parameters. Invalid values are ignored, so a mistyped link still shows the statement. */
export function readStatementFilter(params: SearchParams): StatementFilter {
  const text = (name: string) => (typeof params[name] === "string" ? params[name].trim() : "");
  const [from, to] = [dayIn(text("from")), dayIn(text("to"))];
  const isSwapped = from !== undefined && to !== undefined && from > to;
  return {
    direction: (["in", "out"] as const).find((direction) => direction === text("direction")),
    group: entryGroups.find((group) => group === text("group")),
    from: isSwapped ? to : from,
    to: isSwapped ? from : to,
    search: text("search").slice(0, MAX_SEARCH_LENGTH) || undefined,
  };
}

/** The text if it is a valid day between the years 2000 and 2099. */
export function dayIn(text: string): string | undefined {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return undefined;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : undefined;
}

/** The start of a day in Lagos, and of the next; Lagos has no daylight saving time. */
export const dayStart = (day: string): Date => new Date(`${day}T00:00:00+01:00`);
export const dayEnd = (day: string): Date => after(dayStart(day), DAY);

/** The URL parameters of a filter, without defaults. */
export function statementQuery(filter: StatementFilter): Record<string, string> {
  const { direction, group, from, to, search } = filter;
  return {
    ...(direction && { direction }),
    ...(group && { group }),
    ...(from && { from }),
    ...(to && { to }),
    ...(search && { search }),
  };
}

/** The URL of a changed filter. It has no cursor, so the list starts at the first page. */
export function statementHref(
  filter: StatementFilter,
  change: StatementFilter = {},
  path = "/wallet",
): string {
  const query = new URLSearchParams(statementQuery({ ...filter, ...change })).toString();
  return query ? `${path}?${query}` : path;
}

export const isFiltered = (filter: StatementFilter): boolean =>
  Object.keys(statementQuery(filter)).length > 0;

/** A parsed search. */
export type Search =
  | { by: "amount"; minor: bigint }
  | { by: "terms"; kind: string; terms: object }
  | { by: "entry"; id: bigint }
  | { by: "reference"; reference: string }
  | { by: "trade"; id: string };

/** Parses the search text; undefined if it is not searchable. */
export function readSearch(typed: string): Search | undefined {
  const text = typed.trim().toLowerCase();
  for (const { kind, search } of Object.values<Asset>(assets)) {
    const terms = search?.(text);
    if (terms) return { by: "terms", kind, terms };
  }
  const entry = /^ent-(\d{1,18})$/.exec(text)?.[1];
  if (entry) return { by: "entry", id: BigInt(entry) };
  if (new RegExp(`^(?:dep|pay)-${UUID_PATTERN}$`).test(text)) return { by: "reference", reference: text };
  // A trade also matches by its URL.
  const trade = new RegExp(`(?:^|/trades/)(${UUID_PATTERN})(?:$|[?#/])`).exec(text)?.[1];
  if (trade) return { by: "trade", id: trade };
  const minor = parseNaira(text.replace(/^[-−+]/, ""));
  return minor ? { by: "amount", minor } : undefined;
}
