import { isUuid } from "./ids";
/** Where a page of a list ended, opaque to the caller: the sort value and id of its last row. */
export function encodeCursor(parts: readonly (string | number | bigint)[]): string {
  return Buffer.from(JSON.stringify(parts.map(String))).toString("base64url");
}

/** The parts again, or undefined where the text is not a cursor of that many parts: then the list starts at its head. */
export function decodeCursor(text: string | undefined, length: number): string[] | undefined {
  if (!text) return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    const fits =
      Array.isArray(parts) && parts.length === length && parts.every((part) => typeof part === "string");
    return fits ? parts : undefined;
  } catch {
    return undefined;
  }
}

const MOMENT =
  /^([12]\d{3}-\d\d-\d\d)[ T](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?)$/;

/**
 * The place of a list that goes by time: when, and which of that moment. Anyone can make up a cursor: one that the database could
 * not read is none, and the list starts at its head.
 */
export function decodePlace(text: string | undefined): { at: string; id: string } | undefined {
  const [at = "", id = ""] = decodeCursor(text, 2) ?? [];
  const day = MOMENT.exec(at)?.[1];
  return day && isDay(day) && isUuid(id) ? { at, id } : undefined;
}

function isDay(day: string): boolean {
  const start = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(start.getTime()) && start.toISOString().startsWith(day);
}

/**
 * A page of rows that were read with one more than `limit`: the page itself, and a cursor to what follows it where something
 * does. `placeOf` says where a row stands in the list.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (last: Row) => readonly (string | number | bigint)[],
): { items: Row[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(placeOf(last)) : null };
}
