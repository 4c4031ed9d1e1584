import { traverseContractProcedures } from "@orpc/server";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { operations } from "@/lib/composition";
import { sourceFiles } from "./source-files";

interface Def {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  keyType?: z.ZodType;
  valueType?: z.ZodType;
  options?: z.ZodType[];
  innerType?: z.ZodType;
  in?: z.ZodType;
  out?: z.ZodType;
  left?: z.ZodType;
  right?: z.ZodType;
}

/** The schemas within a schema that take a single value, by their place. */
function leavesOf(schema: z.ZodType, place: string): [string, z.ZodType][] {
  const def = schema.def as unknown as Def;
  const { shape = {}, element, keyType, valueType, options = [], innerType, left, right } = def;
  const inner: [string, z.ZodType | undefined][] = [
    ...Object.entries(shape).map(([name, field]): [string, z.ZodType] => [`${place}.${name}`, field]),
    ...options.map((option, at): [string, z.ZodType] => [`${place}|${at}`, option]),
    [`${place}[]`, element],
    [`${place} key`, keyType],
    [`${place} value`, valueType],
    [place, innerType],
    // What a transformation makes of it is ours.
    [place, def.in],
    [place, left],
    [place, right],
  ];
  const known = inner.filter((one): one is [string, z.ZodType] => one[1] !== undefined);
  if (known.length === 0)
    return Object.keys(shape).length > 0 || def.type === "object" ? [] : [[place, schema]];
  return known.flatMap(([where, each]) => leavesOf(each, where));
}

const inputs: [string, z.ZodType][] = [];
traverseContractProcedures({ router: operations, path: [] }, ({ contract, path }) => {
  const { inputSchema } = contract["~orpc"];
  if (inputSchema) inputs.push([path.join("."), inputSchema as z.ZodType]);
});
const leaves = inputs.flatMap(([name, schema]) => leavesOf(schema, name));

/** Of any content, and why that can do no harm. */
const open: Record<string, string> = {
  "extension value": "read by the library of passkeys, never stored",
  "staff.proposeSetting.value value": "parsed by the setting's own shape before it is stored",
};

/** Long enough for any field. */
const unseen = ["\u3164", "\u0301", "\u200b", "\u2800", "\u202e", "\u{e0020}", " ", "\t"].map((point) =>
  point.repeat(60),
);

/** Fields that no person reads as they came, and why. */
const noWords: Record<string, string> = {
  ...Object.fromEntries(
    ["password", "currentPassword", "captcha", "token", "refreshToken", "code", "quoteId"].map((secret) => [
      secret,
      "compared",
    ]),
  ),
  ...Object.fromEntries(
    [
      "id",
      "identifier",
      "reference",
      "cursor",
      "search",
      "q",
      "handle",
      "act",
      "subject",
      "listedUnder",
      "ways key",
      "notes key",
      "link",
      "endpoint",
    ].map((key) => [key, "looked up"]),
  ),
  ...Object.fromEntries(
    ["instagram", "facebook", "tiktok", "x"].map((site) => [site, "empty, or parsed as a name there"]),
  ),
  ...Object.fromEntries(["email", "phone"].map((typed) => [typed, "parsed without its marks"])),
  ...Object.fromEntries(
    ["delivery key", "delivery value", "value key", "answers value"].map((part) => [
      part,
      "parsed by what it is for",
    ]),
  ),
  "clientExtensionResults key": "read by the library of passkeys, never stored",
  bio: "may be empty; its second schema refuses what shows nothing",
  about: "may be empty, and is trimmed",
  policies: "may be empty, and is trimmed",
  quote: "unsealed",
  backOn: "a day, or empty",
  ...Object.fromEntries(
    ["area", "landmark", "note", "notes value"].map((part) => [
      part,
      "may be empty, and is trimmed; else it shows something",
    ]),
  ),
};

const long = "a".repeat(100_000);
const hostileText = ["\0", "0123456789\0", "\ud800", "abcdefghijkl\udfff", long];
const hostileNumbers = [2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e21, Number.NaN, Number.POSITIVE_INFINITY, 0.5];

/** Numbers that may have decimals, and where they are kept. */
const decimals: Record<string, string> = Object.fromEntries(
  ["min", "max", "step"].map((bound) => [bound, "of a detail’s number, in the category’s JSON"]),
);

/** The hostile values that a schema takes. */
function taken(place: string, schema: z.ZodType): unknown[] {
  const { type } = schema.def;
  const values = type === "string" ? hostileText : type === "number" ? hostileNumbers : [];
  const allowed = (place.split(".").at(-1) ?? "") in decimals ? [0.5] : [];
  return values.filter((value) => !allowed.some((one) => one === value) && schema.safeParse(value).success);
}

describe("the input of an operation", () => {
  test("is looked at here", () => {
    expect(inputs.length).toBeGreaterThan(60);
    expect(leaves.length).toBeGreaterThan(100);
  });

  test("takes no text that the database cannot keep, none without a bound, and no number beyond its column", () => {
    const bad = leaves.flatMap(([place, schema]) =>
      taken(place, schema).map((value) => `${place} takes ${JSON.stringify(value).slice(0, 20)}`),
    );
    expect(bad).toEqual([]);
  });

  test("takes no words of a person that show nothing", () => {
    const blind = leaves.filter(
      ([, schema]) => schema.def.type === "string" && unseen.some((words) => schema.safeParse(words).success),
    );
    const fields = blind.map(([place]) => place.split(/[.|]/).at(-1) ?? place);
    expect(fields.filter((field) => !(field in noWords))).toEqual([]);
    expect(Object.keys(noWords).filter((field) => !fields.includes(field))).toEqual([]);
    const bio = new Map(inputs).get("identity.setBio");
    expect(unseen.filter((words) => words.trim() && bio?.safeParse({ bio: words }).success)).toEqual([]);
  });

  test("is of a declared type", () => {
    const vague = leaves.filter(([, { def }]) => ["unknown", "any", "custom"].includes(def.type));
    const places = vague.map(([place]) => place.replace(/.*clientExtensionResults/, "extension"));
    expect(places.filter((place) => !(place in open))).toEqual([]);
  });
});

test("actions and pages build their input on lib/kernel/input/fields", () => {
  const own = sourceFiles("app").filter(({ text }) =>
    /\bz\s*\.(string|number|bigint|coerce|any)\b/.test(text),
  );
  expect(own.map(({ name }) => name)).toEqual([]);
});

test("a server action takes its arguments through an adapter that believes none of them, or takes none", () => {
  const actions = sourceFiles("app", "components", "lib").filter(({ text }) =>
    text.startsWith('"use server"'),
  );
  const bare = actions.flatMap(({ name, text }) =>
    [
      ...text.matchAll(
        /^export (?!type |const \w+ = (?:formAction|action|plainAction)\b|async function \w+\(\)).*/gm,
      ),
    ].map(([line]) => `${name}: ${line}`),
  );
  expect(actions.length).toBeGreaterThan(20);
  expect(bare).toEqual([]);
});

test("tables of words are dictionaries, which answer to nothing but their own words", () => {
  const plain = /const (\w+): (?:Readonly<|Partial<)*Record<string, [^=]*> = \{\s*[^\s}]/g;
  const found = sourceFiles("lib", "app", "components", "scripts/realtime")
    .filter(({ isForTests }) => !isForTests)
    .flatMap(({ name, text }) => [...text.matchAll(plain)].map(([, table]) => `${name}: ${table}`));
  expect(found.filter((one) => !(one in whole))).toEqual([]);
});

/** Listed as a whole, never read by a word. */
const whole: Record<string, string> = { "lib/composition.ts: operations": "the router of the API" };
