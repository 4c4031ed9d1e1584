/** What a field of a request says, as text: a number by its digits; undefined for nothing and for anything else. */
export function textOf(given: unknown): string | undefined {
  if (typeof given === "number") return String(given);
  return typeof given === "string" && given !== "" ? given : undefined;
}
