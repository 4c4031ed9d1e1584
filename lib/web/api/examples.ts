import { airtimeOf, toPhone } from "@/lib/assets/airtime/example";
import { dictionary } from "@/lib/kernel/input/dictionary";
import { moneyView } from "@/lib/kernel/schema";
import { HOME } from "@/lib/money/currencies";

/** As much of JSON Schema as operations are described with. */
export interface JsonSchema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  propertyNames?: JsonSchema;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  prefixItems?: JsonSchema[];
  contentEncoding?: string;
}

const ID = "0193f5a2-7c1e-7b3a-9d52-1f0c8e6a4b21";
const TIME = "2026-11-29T14:00:00.000Z";

/** Values that say more than their type does, by the name of a field. */
const known = dictionary<unknown>({
  name: "Ada Obi",
  email: "ada@example.com",
  number: "RCT-2026-000123",
  taxNumber: "20481236-0001",
  condition: "GOOD",
  identifier: "ada@example.com",
  phone: "+2348031234567",
  password: "a long sentence of mine",
  word: "mango",
  currentPassword: "the sentence before it",
  code: "123456",
  endpoint: "https://fcm.googleapis.com/fcm/send/fXyN0kY2iM8:APA91bG",
  p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
  auth: "BTBZMqHH6r4Tts7J_aSIgg",
  minor: "900000",
  currency: HOME,
  price: moneyView(900_000n),
  amount: moneyView(900_000n),
  terms: airtimeOf(1_000_000n).terms,
  delivery: toPhone("+2348031234567"),
  reason: "The buyer has sent a photograph of the receipt.",
  says: "Two people use this account.",
  until: TIME,
  text: "Called twice about a lost phone.",
  query: "who=mine&sort=due",
  parts: {
    title: "{other} bought your {title}",
    body: "{amount} is in escrow. Deliver by {deadline}, or {other} gets it back.",
    push: "You have a new trade.",
    text: "Amana: {other} paid {amount} for {title}. Deliver within {deadline_left}: {link}",
    button: "Open trade",
  },
  statement: "I have sent it, and have kept the receipt.",
  body: "I have sent it.",
  bio: "I sell MTN every day.",
  instagram: "ada.sells",
  street: "12 Allen Avenue",
  town: "Ikeja",
  summary:
    "The buyer confirmed in writing that the airtime had arrived, and had bought from this seller before.",
  from: "2026-11-01",
  to: "2026-11-30",
  bankCode: "058",
  bankName: "Guaranty Trust Bank",
  accountNumber: "0123456789",
  accountName: "ADA OBI",
  reference: `dep-${ID}`,
  offerVersion: "1",
  version: "1",
  units: "1",
  expiresAt: TIME,
  effectiveFrom: TIME,
  startsAt: TIME,
  endsAt: TIME,
  createdAt: TIME,
  category: "mobile-phones",
  slug: "mobile-phones",
  parent: "phones-and-tablets",
  like: "keypad-phones",
  state: "LA",
  lga: "Ikeja",
  quietHours: { from: "22:00", until: "07:00" },
  choices: { trades: { MAIL: false } },
  day: "2026-11-30",
  returnTo: "/wallet",
  token: `${ID}.Jx3b`,
  digest: "a".repeat(64),
  userAgent: "Mozilla/5.0 (Android 15; Mobile)",
  address: "203.0.113.9",
  nextCursor: null,
  color: "a97142",
  thumbhash: "1QcSHQRnh493V4dIh4eXh1h4kJUI",
  src: `/api/images/${ID}/640`,
  accessToken: "eyJhbGciOiJIUzI1NiJ9…",
  refreshToken: "Zk3vWq8…",
});

const formats = dictionary({
  uuid: ID,
  "date-time": TIME,
  email: "ada@example.com",
  number: "20481236-0001",
  date: "2026-11-29",
  uri: "https://example.com/",
});

/** A value of a schema, for a field of this name. It leaves out what need not be given, unless it is known by its name. */
export function exampleOf(schema: JsonSchema, name = ""): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (name in known && isOfType(schema, known[name])) return known[name];
  if (schema.default !== undefined) return schema.default;
  const [choice] = schema.anyOf ?? schema.oneOf ?? [];
  if (choice) return exampleOf(choice, name);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => exampleOf(part, name)));
  return byType(schema, name);
}

function byType(schema: JsonSchema, name: string): unknown {
  switch (typeOf(schema)) {
    case "object":
      return objectOf(schema);
    case "array":
      return (schema.prefixItems ?? (schema.items ? [schema.items] : [])).map((item) =>
        exampleOf(item, name),
      );
    case "integer":
    case "number":
      return Math.max(schema.minimum ?? 1, 1);
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return formats[schema.format ?? ""] ?? textFor(name, schema.pattern);
  }
}

const typeOf = ({ type, properties }: JsonSchema): string | undefined =>
  (Array.isArray(type) ? type[0] : type) ?? (properties ? "object" : undefined);

function objectOf({ properties = {}, required = [], additionalProperties, propertyNames }: JsonSchema) {
  const shown = Object.entries(properties).filter(([name]) => required.includes(name) || name in known);
  const named = (propertyNames?.enum ?? []).map(String);
  const others = [...new Set([...required, ...named])].filter((name) => !(name in properties));
  const other = typeof additionalProperties === "object" ? additionalProperties : {};
  return Object.fromEntries([
    ...shown.map(([name, schema]) => [name, exampleOf(schema, name)]),
    ...others.map((name) => [name, exampleOf(other, name)]),
  ]);
}

/** Digits where digits are asked for, and ids where something is identified. */
function textFor(name: string, pattern = ""): string {
  if (/\\d|0-9|1-9/.test(pattern) && !new RegExp(pattern, "u").test("text")) return "1";
  return /^id$|Id$/.test(name) ? ID : "text";
}

/** Whether a known value is one that the schema can take. */
function isOfType(schema: JsonSchema, value: unknown): boolean {
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return options.some((option) => isOfType(option, value));
  if (schema.const !== undefined) return value === schema.const;
  if (schema.enum) return schema.enum.includes(value);
  if (value === null) return typeOf(schema) === "null";
  if (typeof value === "string") return isText(schema, value);
  const type = typeOf(schema);
  if (type !== undefined && type !== typeof value) return false;
  return typeof value !== "object" || hasFields(schema, value);
}

/** What it needs is there, and what it knows is of its type. */
const hasFields = ({ properties = {}, required = [] }: JsonSchema, value: object): boolean =>
  required.every((name) => name in value) &&
  Object.entries(value).every(([name, field]) => !properties[name] || isOfType(properties[name], field));

const forms = dictionary({ date: /^[\d-]+$/, "date-time": /T/, uri: /^https?:/ });

function isText(schema: JsonSchema, value: string): boolean {
  const { format = "", pattern, minLength = 0, maxLength = Infinity } = schema;
  if (format === "uuid") return value === ID;
  if (minLength > value.length || value.length > maxLength || forms[format]?.test(value) === false)
    return false;
  if (pattern) return new RegExp(pattern, "u").test(value);
  const type = typeOf(schema);
  return type === undefined || type === "string";
}
