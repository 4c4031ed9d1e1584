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
