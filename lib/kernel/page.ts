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

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOMENT =
  /^([12]\d{3}-\d\d-\d\d)[ T](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?)$/;

/**
 * The place of a list that goes by time: when, and which of that moment. Anyone can make up a cursor: one that the database could
 * not read is none, and the list starts at its head.
 */
export function decodePlace(text: string | undefined): { at: string; id: string } | undefined {
  const [at = "", id = ""] = decodeCursor(text, 2) ?? [];
  const day = MOMENT.exec(at)?.[1];
  return day && isDay(day) && UUID.test(id) ? { at, id } : undefined;
}

function isDay(day: string): boolean {
  const start = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(start.getTime()) && start.toISOString().startsWith(day);
}
