import { randomUUID } from "node:crypto";

/** Marks where a bigint stood while the rest is turned into text; random, so that no customer's words can imitate it. */
const mark = `integer-${randomUUID()}:`;
const marked = new RegExp(`"${mark}(-?\\d+)"`, "g");

/** JSON in which a bigint is written as a bare number, whole, however large: the providers' 64-bit ids look like that. */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "bigint" ? `${mark}${part}` : part,
  );
  return text.replace(marked, "$1");
}

/** The JSON object in `text`, or undefined where there is none: an array, a bare value, or no JSON at all. */
export function readJsonObject(text: string): Record<string, unknown> | undefined {
  const value = readJson(text);
  return isRecord(value) ? value : undefined;
}

/** The JSON value in `text`, or undefined where it is not JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
