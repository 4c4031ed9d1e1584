import { type Asset, assets } from "@/lib/assets";
import { after, DAY } from "@/lib/kernel/clock";
import { UUID_PATTERN } from "@/lib/kernel/ids";
import type { EntryGroup } from "@/lib/kernel/slice";
import { parseNaira } from "@/lib/money/format";
import { entryGroups } from "./kinds";

/** What of a statement a person wants to see, as the address of the page says it. */
export interface StatementFilter {
  direction?: "in" | "out" | undefined;
  group?: EntryGroup | undefined;
  /** First and last day in Lagos, both included: '2026-11-21'. */
  from?: string | undefined;
  to?: string | undefined;
  /** What they typed, as they typed it. */
  search?: string | undefined;
}

export type AskedInUrl = Record<string, string | string[] | undefined>;

const LONGEST_SEARCH = 100;

/** Reads the address. What makes no sense there is left out: a mistyped link still shows the statement. */
export function readStatementFilter(asked: AskedInUrl): StatementFilter {
  const text = (name: string) => (typeof asked[name] === "string" ? asked[name].trim() : "");
  const [one, other] = [dayIn(text("from")), dayIn(text("to"))];
  const isTurned = one !== undefined && other !== undefined && one > other;
  return {
    direction: (["in", "out"] as const).find((direction) => direction === text("direction")),
    group: entryGroups.find((group) => group === text("group")),
    from: isTurned ? other : one,
    to: isTurned ? one : other,
    search: text("search").slice(0, LONGEST_SEARCH) || undefined,
  };
}

/** A day that there is, between the years 2000 and 2099. */
export function dayIn(text: string): string | undefined {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return undefined;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : undefined;
}

/** The first moment of a day in Lagos, and the first after it; Lagos keeps one zone all year. */
export const dayStart = (day: string): Date => new Date(`${day}T00:00:00+01:00`);
export const dayEnd = (day: string): Date => after(dayStart(day), DAY);

/** What the address says of a filter; what is as usual is left out. */
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

/** The address under `path` for a filter with one thing changed. Any change begins the list anew. */
export function statementHref(
  filter: StatementFilter,
  change: StatementFilter = {},
  path = "/wallet",
): string {
  const query = new URLSearchParams(statementQuery({ ...filter, ...change })).toString();
  return query ? `${path}?${query}` : path;
}

export const isNarrowed = (filter: StatementFilter): boolean =>
  Object.keys(statementQuery(filter)).length > 0;

/** What can be looked for, exactly. */
export type Search =
  | { by: "amount"; minor: bigint }
  | { by: "terms"; kind: string; terms: object }
  | { by: "entry"; id: bigint }
  | { by: "reference"; reference: string }
  | { by: "trade"; id: string };

/** Understands what was typed; undefined where it is nothing that can be looked for. */
export function readSearch(typed: string): Search | undefined {
  const text = typed.trim().toLowerCase();
  for (const { kind, search } of Object.values<Asset>(assets)) {
    const terms = search?.(text);
    if (terms) return { by: "terms", kind, terms };
  }
  const entry = /^ent-(\d{1,18})$/.exec(text)?.[1];
  if (entry) return { by: "entry", id: BigInt(entry) };
  if (new RegExp(`^(?:dep|pay)-${UUID_PATTERN}$`).test(text)) return { by: "reference", reference: text };
  // A trade is known by its address, too.
  const trade = new RegExp(`(?:^|/trades/)(${UUID_PATTERN})(?:$|[?#/])`).exec(text)?.[1];
  if (trade) return { by: "trade", id: trade };
  const minor = parseNaira(text.replace(/^[-−+]/, ""));
  return minor ? { by: "amount", minor } : undefined;
}
