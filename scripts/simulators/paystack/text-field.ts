/** A request field as text: a string or a number; undefined if empty or of another type. */
export function textOf(given: unknown): string | undefined {
  if (typeof given === "number") return String(given);
  return typeof given === "string" && given !== "" ? given : undefined;
}
