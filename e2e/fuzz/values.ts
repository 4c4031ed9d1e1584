import { randomUUID } from "node:crypto";
import type { Dice } from "@/lib/testing/dice";

const nested = (depth: number): unknown => JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`);

const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");

/** Text that has broken programs: what no database keeps, words of every object, marks, numbers that are none. */
export const texts: [string, ...string[]] = [
  "",
  " ",
  "\0",
  "Ada\0Obi",
  "\ud800",
  "half \udfff of a letter",
  "constructor",
  "__proto__",
  "toString",
  "hasOwnProperty",
  "null",
  "NaN",
  "-1",
  "0",
  "1e309",
  "9".repeat(30),
  "00000000-0000-0000-0000-000000000000",
  "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
  "\u202a0803 123 4567\u202c",
  "\u2066\u2069",
  "ㅤㅤ",
  "\u0301\u0301\u0301",
  "💸".repeat(40),
  "a".repeat(5_000),
  "' or 1=1 --",
  "%00%E0%A4%A",
  "../../etc/passwd",
  "{{7*7}}",
  "<script>alert(1)</script>",
  "0000-01-01T00:00:00Z",
  "9999-12-31T23:59:59+14:00",
  "2026-02-30",
  "$K1",
  "$1:__proto__:then",
  "=cmd|' /C calc'!A0",
  "\r\nset-cookie: a=b",
  cursor("\0", "x"),
  cursor("2026-11-29 00:00:00+00", "not an id"),
  cursor("9".repeat(30), randomUUID()),
  cursor("9".repeat(30)),
  cursor({}, []),
];

const values: [unknown, ...unknown[]] = [
  null,
  true,
  0,
  -1,
  0.5,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  1e308,
  [],
  {},
  [[]],
  nested(200),
  { toString: "x" },
  { constructor: { prototype: {} } },
  { not: "" },
  JSON.parse('{"__proto__":{"admin":true}}'),
  Array.from({ length: 2_000 }, (_, at) => at),
];

/** Any hostile value; of three, two are text, because most fields are. */
export const hostileValue = (dice: Dice): unknown =>
  dice.below(3) === 0 ? dice.pick(values) : dice.pick(texts);

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: [Schema, ...Schema[]];
  oneOf?: [Schema, ...Schema[]];
  enum?: [unknown, ...unknown[]];
  const?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
}

/** A value that a JSON schema would take, most of the time. */
export function validValue(schema: Schema, dice: Dice, ids: [string, ...string[]]): unknown {
  const { type, properties, items, enum: words, format, pattern } = schema;
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice) return validValue(dice.pick(choice), dice, ids);
  if ("const" in schema) return schema.const;
  if (words) return dice.pick(words);
  if (type === "object" || properties) {
    const fields = Object.entries(properties ?? {});
    return Object.fromEntries(fields.map(([name, field]) => [name, validValue(field, dice, ids)]));
  }
  if (type === "array") return items ? [validValue(items, dice, ids)] : [];
  if (type === "integer" || type === "number") return Math.max(schema.minimum ?? 0, dice.below(100));
  if (type === "boolean") return dice.below(2) === 0;
  if (format === "uuid") return dice.pick(ids);
  if (format === "date-time") return "2026-12-24T12:00:00.000Z";
  if (format === "email") return "ada@amana.test";
  return pattern ? digitsFor(pattern) : "words enough for a reason";
}

const digitsFor = (pattern: string): string => {
  const length = /\\d\{(\d+)\}/.exec(pattern)?.[1];
  return "1".repeat(Number(length ?? 5));
};

/** The same with one place of it, however deep, made hostile. */
export function spoiled(value: unknown, dice: Dice): unknown {
  if (typeof value !== "object" || value === null || dice.below(4) === 0) return hostileValue(dice);
  const names = Object.keys(value);
  if (names.length === 0) return hostileValue(dice);
  const name = names[dice.below(names.length)] ?? "";
  const inner = (value as Record<string, unknown>)[name];
  if (Array.isArray(value)) return value.map((one, at) => (String(at) === name ? spoiled(inner, dice) : one));
  if (dice.below(12) === 0) return { ...value, [dice.pick(texts)]: hostileValue(dice) };
  return { ...value, [name]: spoiled(inner, dice) };
}

/** As it stands in a form or a URL. */
export const asText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
