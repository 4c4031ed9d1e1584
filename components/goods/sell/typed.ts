import { z } from "zod";
import type { CategorySchema } from "@/lib/catalog/category-schema";
import type { AttributeValue, Draft } from "@/lib/catalog/content";
import { text } from "@/lib/kernel/input/fields";
import { isVisible } from "@/lib/kernel/input/marks";
import { moneyView } from "@/lib/kernel/schema";
import { typedNaira } from "@/lib/money/format";
import { amountProblem, parseNaira } from "@/lib/money/parse";

/** A line of the form; absent as long as nothing is there. */
const line = z.preprocess((given) => (typeof given === "string" ? given : ""), text());
/** Boxes of one name: those that are ticked. */
const ticked = z.preprocess(
  (given) => (Array.isArray(given) ? given : [given]).filter((one) => typeof one === "string" && one !== ""),
  z.array(text().max(60)).max(20),
);

/** The form of a listing as it is typed: what fields hold, by their names. Attributes are under `a`, by the keys of the category. */
export const typedShape = {
  category: line,
  /** A leaf in whose results it also stands. */
  secondCategory: line,
  /** JSON of what the server keeps, the cover first. */
  images: line,
  title: line,
  description: line,
  condition: line,
  a: z.preprocess(
    (given) => given ?? {},
    z.record(text().max(40), z.union([text(), z.array(text().max(60)).max(20), z.boolean(), z.null()])),
  ),
  price: line,
  comparePrice: line,
  units: line,
  state: line,
  lga: line,
  delivery: ticked,
  returnDays: line,
  returnsPaidBy: line,
  takesBids: line,
  lowStockAt: line,
};
export const typedListing = z.object(typedShape);
export type Typed = z.output<typeof typedListing>;

/** A draft of what was typed, and what is wrong with what no draft can keep, by field. */
export interface Read {
  draft: Draft;
  problems: Record<string, string>;
}

/** What was typed as a draft. What a category does not ask is left out; of an unknown one, all details. */
export function readTyped(typed: Typed, schema: CategorySchema | null): Read {
  const problems: Record<string, string> = {};
  const money = (name: "price" | "comparePrice") => {
    if (typed[name].trim() === "") return undefined;
    const minor = parseNaira(typed[name]);
    if (minor === null || minor === 0n) {
      problems[name] = amountProblem(typed[name]) ?? "Enter an amount above zero, such as 2,500.";
      return undefined;
    }
    return moneyView(minor);
  };
  const draft = {
    title: fits(typed.title, 200, "title", problems),
    description: fits(typed.description, 10_000, "description", problems),
    condition: typed.condition || undefined,
    attributes: attributesOf(typed.a, schema, problems),
    price: money("price"),
    comparePrice: money("comparePrice"),
    units: unitsOf(typed.units, problems),
    images: imagesOf(typed.images),
    state: typed.state,
    lga: typed.lga,
    delivery: typed.delivery.filter((one) => one === "SEND" || one === "PICK_UP"),
    returns: returnsOf(typed),
    takesBids: typed.takesBids === "yes",
    lowStockAt: lowStockOf(typed.lowStockAt, problems),
    // The category itself is no second one.
    secondCategory: typed.secondCategory === typed.category ? undefined : typed.secondCategory || undefined,
  };
  const kept = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined));
  return { draft: kept, problems };
}

type Problems = Record<string, string>;

function fits(typed: string, most: number, name: string, problems: Problems): string | undefined {
  if (typed.length <= most) return isVisible(typed) ? typed : "";
  problems[name] = `Use ${most === 200 ? "80" : "5,000"} characters or fewer.`;
  return undefined;
}

function unitsOf(typed: string, problems: Problems): string | undefined {
  const digits = typed.replaceAll(/[,\s]/g, "");
  if (digits === "") return undefined;
  if (/^\d{1,6}$/.test(digits)) return digits;
  problems.units = "Enter how many there are, 1 to 9,999.";
  return undefined;
}

function lowStockOf(typed: string, problems: Problems): number | undefined {
  const digits = typed.trim();
  if (digits === "") return undefined;
  if (/^[1-9]\d{0,2}$/.test(digits)) return Number(digits);
  problems.lowStockAt = "Enter a number from 1 to 999, or leave it empty.";
  return undefined;
}

function returnsOf({ returnDays, returnsPaidBy }: Typed): Draft["returns"] {
  const days = ([0, 3, 7, 14] as const).find((one) => String(one) === returnDays) ?? 0;
  return { days, paidBy: returnsPaidBy === "seller" ? "seller" : "buyer" };
}

/** A detail as it is typed; of a number its digits. */
type Detail = Exclude<AttributeValue, number>;

function attributesOf(
  typed: Typed["a"],
  schema: CategorySchema | null,
  problems: Problems,
): Draft["attributes"] {
  const asked = new Set(schema?.attributes.map(({ key }) => key));
  const kept: [string, Detail][] = [];
  for (const [key, value] of Object.entries(typed)) {
    if (value === null || value === false || isBlank(value) || (schema && !asked.has(key))) continue;
    if (typeof value === "string" && value.length > 400)
      problems[`a.${key}`] = "Use 200 characters or fewer.";
    else kept.push([key, value]);
  }
  return Object.fromEntries(kept.slice(0, 40));
}

const isBlank = (value: Detail) =>
  typeof value === "string" ? !isVisible(value) : Array.isArray(value) && value.length === 0;

/** The pictures that a hidden field names; none where it is no list of them. */
export function imagesOf(json: string): NonNullable<Draft["images"]> {
  try {
    const list: unknown = JSON.parse(json || "[]");
    return shownImages.parse(list);
  } catch {
    return [];
  }
}

const percent = z.int().min(0).max(100);
const shownImages = z
  .array(
    z.object({
      imageId: z.uuid(),
      alt: text().max(160),
      focusX: percent,
      focusY: percent,
      hasWord: z.literal(true).optional(),
    }),
  )
  .max(12);

/** What the form begins with: a draft as one types it, by the names of its fields. Boxes of one name are joined by commas. */
export function typedAgain(draft: Draft, category: string): Record<string, string> {
  const attributes = Object.entries(draft.attributes ?? {}).map(([key, value]) => [
    `a.${key}`,
    Array.isArray(value) ? value.join(",") : String(value),
  ]);
  return {
    category: draft.guessed ? "" : category,
    secondCategory: draft.secondCategory ?? "",
    title: draft.title ?? "",
    description: draft.description ?? "",
    condition: draft.condition ?? "",
    price: draft.price ? typedNaira(BigInt(draft.price.minor)) : "",
    comparePrice: draft.comparePrice ? typedNaira(BigInt(draft.comparePrice.minor)) : "",
    units: draft.units ?? "1",
    state: draft.state ?? "",
    lga: draft.lga ?? "",
    delivery: (draft.delivery ?? ["SEND"]).join(","),
    returnDays: String(draft.returns?.days ?? 0),
    returnsPaidBy: draft.returns?.paidBy ?? "buyer",
    takesBids: draft.takesBids ? "yes" : "",
    lowStockAt: draft.lowStockAt === undefined ? "" : String(draft.lowStockAt),
    ...Object.fromEntries(attributes),
  };
}

/** Fields by their names, as those of `typedAgain`, as they nest. */
export function typedOf(values: Record<string, string>, schema: CategorySchema | null): Typed {
  const several = new Set(
    schema?.attributes.flatMap(({ type, key }) => (type === "choices" ? [`a.${key}`] : [])),
  );
  const a = Object.entries(values).flatMap(([name, value]) => {
    if (!name.startsWith("a.")) return [];
    return [[name.slice(2), several.has(name) ? value.split(",") : value]];
  });
  return typedListing.parse({ ...values, delivery: values.delivery?.split(","), a: Object.fromEntries(a) });
}

/** What a form sent, as its fields nest: `a.brand` is `brand` under `a`, and boxes of one name are a list. */
export function nestedOf(submitted: FormData): Record<string, unknown> {
  const a: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  const flat: Record<string, unknown> = {};
  for (const name of new Set(submitted.keys())) {
    const texts = submitted.getAll(name).filter((one): one is string => typeof one === "string");
    const key = /^a\.([a-z][a-z0-9_]{0,39})$/.exec(name)?.[1];
    if (key) a[key] = texts.length > 1 ? texts : (texts[0] ?? "");
    else if (name in typedShape) flat[name] = name === "delivery" ? texts : texts[0];
  }
  return { ...flat, a: { ...a } };
}
