import { isUuid } from "./ids";

/** The position at which a page ended, opaque to the caller: the sort value and id of its last row. */
export function encodeCursor(parts: readonly (string | number | bigint)[]): string {
  return Buffer.from(JSON.stringify(parts.map(String))).toString("base64url");
}

/** The parts of a cursor, or undefined if the text is not a cursor with that many parts. */
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
 * The position in a list sorted by time, then id. Cursors can be forged: one that the database could not parse yields undefined,
 * and the list starts from the beginning.
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
 * One page of rows that were read with `limit + 1`, and a cursor to the next page if there is one. `placeOf` returns the
 * position of a row in the list.
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
