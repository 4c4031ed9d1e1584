import { randomUUID } from "node:crypto";

/** A placeholder for bigints during serialization; random, so that user input can't contain it. */
const mark = `integer-${randomUUID()}:`;
const marked = new RegExp(`"${mark}(-?\\d+)"`, "g");

/** JSON with bigints as unquoted integers of any size, like the providers' 64-bit ids. */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "bigint" ? `${mark}${part}` : part,
  );
  return text.replace(marked, "$1");
}

/** Parses a JSON object; undefined for other values and invalid JSON. */
export function readJsonObject(text: string): Record<string, unknown> | undefined {
  const value = readJson(text);
  return isRecord(value) ? value : undefined;
}

/** Parses JSON; undefined if it is invalid. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
