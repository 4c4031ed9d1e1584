import type { Termed } from "@/lib/assets";
import { isLga } from "@/lib/geo/states";
import { HOME } from "@/lib/money/currencies";
import { naira } from "@/lib/money/format";
import { type AttributeSchema, type CategorySchema, conditionWords } from "./category-schema";
import { contactIn } from "./contact";
import {
  type AttributeValue,
  type Draft,
  isShown,
  type ListingContent,
  type ListingImage,
  tidied,
} from "./content";
import { LOWEST_PRICE_MINOR, MOST_UNITS } from "./limits";

/** A leaf as a listing is written under it. */
export interface Leaf {
  id: string;
  slug: string;
  name: string;
  /** The version of its schema. */
  version: number;
  schema: CategorySchema;
}

/** What is wrong with a draft, a sentence a field: 'title', 'attributes.brand', 'price'. Empty if it can be submitted. */
export type Problems = Record<string, string>;

/** What a version is made of, but for its number and its commission. Amounts in kobo. */
export interface Complete {
  content: ListingContent;
  state: string;
  lga: string;
  priceMinor: bigint;
  compareMinor: bigint | null;
  units: bigint;
}

/** A draft as its category asks it, or what is wrong with it. */
export function completed(
  draft: Draft,
  leaf: Leaf,
  { mostMinor }: { mostMinor: bigint },
): { complete: Complete } | { problems: Problems } {
  const problems: Problems = {
    ...textProblems(draft),
    ...placeProblems(draft),
    ...priceProblems(draft, mostMinor),
  };
  if (draft.guessed) problems.category = "Choose a category.";
  if (!draft.condition) problems.condition = "Choose its condition.";
  else if (!leaf.schema.conditions.includes(draft.condition)) {
    problems.condition = `In ${leaf.name}, choose another condition.`;
  }
  if (!draft.images?.length) problems.images = "Add a picture.";
  const given = draft.attributes ?? {};
  const attributes: Record<string, AttributeValue> = {};
  for (const one of leaf.schema.attributes) {
    const read = readAttribute(one, Object.hasOwn(given, one.key) ? given[one.key] : undefined);
    if ("problem" in read) problems[`attributes.${one.key}`] = read.problem;
    else if (read.value !== undefined) attributes[one.key] = read.value;
  }
  const known = new Set(leaf.schema.attributes.map(({ key }) => key));
  for (const key of Object.keys(given))
    if (!known.has(key)) problems[`attributes.${key}`] = `${leaf.name} doesn’t have this detail. Remove it.`;
  if (Object.keys(problems).length > 0) return { problems };
  return { complete: madeOf(draft, leaf, attributes) };
}

function madeOf(draft: Draft, leaf: Leaf, attributes: Record<string, AttributeValue>): Complete {
  const title = tidied(draft.title ?? "");
  return {
    content: {
      title,
      description: tidied(draft.description ?? ""),
      condition: draft.condition ?? "NEW",
      attributes,
      images: withOneWord(draft.images ?? []).map((image) => ({ ...image, alt: image.alt || title })),
      delivery: draft.delivery?.length ? [...new Set(draft.delivery)] : ["SEND"],
      returns: draft.returns ?? { days: 0, paidBy: "buyer" },
      takesBids: draft.takesBids ?? false,
      secondCategory: draft.secondCategory || null,
      lowStockAt: draft.lowStockAt ?? null,
      windowDays: leaf.schema.windowDays,
    },
    state: draft.state ?? "",
    lga: draft.lga ?? "",
    priceMinor: BigInt(draft.price?.minor ?? 0),
    compareMinor: draft.comparePrice ? BigInt(draft.comparePrice.minor) : null,
    units: BigInt(draft.units || 1),
  };
}

/** One picture at most shows the word of its day: the first that is marked. */
function withOneWord(images: readonly ListingImage[]): ListingImage[] {
  const first = images.findIndex(({ hasWord }) => hasWord);
  return images.map((image, at) => {
    const { hasWord: _, ...plain } = image;
    return at === first ? image : plain;
  });
}

function textProblems({ title = "", description = "" }: Draft): Problems {
  const [name, text] = [tidied(title), tidied(description)];
  const problems: Problems = {};
  if (name.length < 5 || !isShown(name)) problems.title = "Write a title of 5 characters or more.";
  else if (name.length > 80) problems.title = "Use 80 characters or fewer.";
  else if (contactIn(name)) problems.title = contactSays(name);
  if (text.length < 20 || !isShown(text)) problems.description = "Describe it in 20 characters or more.";
  else if (text.length > 5_000) problems.description = "Use 5,000 characters or fewer.";
  else if (contactIn(text)) problems.description = contactSays(text);
  return problems;
}

const contactSays = (text: string) =>
  `Take out ${contactIn(text) ?? "it"}: buyers write to you here, and your money is safe only here.`;

/** The fields whose problem is a way to trade outside. */
export const contactFields = ({ title = "", description = "" }: Draft): string[] =>
  Object.entries({ title, description }).flatMap(([field, text]) => (contactIn(text) ? [field] : []));

function placeProblems({ state = "", lga = "" }: Draft): Problems {
  if (state === "") return { state: "Choose a state." };
  return isLga(state, lga) ? {} : { lga: "Choose a local government area of this state." };
}

function priceProblems({ price, comparePrice, units = "1" }: Draft, mostMinor: bigint): Problems {
  const problems: Problems = {};
  const minor = BigInt(price?.minor ?? 0);
  if (!price) problems.price = "Enter the price.";
  else if (minor < LOWEST_PRICE_MINOR) problems.price = `The lowest price is ${naira(LOWEST_PRICE_MINOR)}.`;
  else if (minor > mostMinor)
    problems.price = `At your verification level, a price can be up to ${naira(mostMinor)}.`;
  if (price && comparePrice && BigInt(comparePrice.minor) <= minor)
    problems.comparePrice = "The price before must be above the price.";
  if (!/^[1-9]\d{0,3}$/.test(units) || BigInt(units) > MOST_UNITS)
    problems.units = "Enter how many there are, 1 to 9,999.";
  return problems;
}

type Read = { value: AttributeValue | undefined } | { problem: string };

/** An attribute's value as its schema has it. What browsers send is text. */
function readAttribute(asked: AttributeSchema, given: AttributeValue | undefined): Read {
  const isEmpty = given === undefined || given === "" || (Array.isArray(given) && given.length === 0);
  if (isEmpty) {
    return asked.required ? { problem: `Give its ${inSentence(asked.label)}.` } : { value: undefined };
  }
  return read[asked.type](asked as never, given);
}

/** 'Storage' as 'storage', but 'IMEI' as it is. */
export const inSentence = (label: string): string =>
  label.replace(/^\p{Lu}(?!\p{Lu})/u, (first) => first.toLowerCase());

type Of<Type extends AttributeSchema["type"]> = Extract<AttributeSchema, { type: Type }>;
const wrong = (problem: string): Read => ({ problem });
const asText = (given: AttributeValue) => (typeof given === "string" ? tidied(given) : undefined);

const read = {
  text({ maxLength }: Of<"text">, given: AttributeValue): Read {
    const text = asText(given);
    if (text === undefined || !isShown(text)) return wrong("Write something that can be seen.");
    if (contactIn(text)) return wrong(contactSays(text));
    return text.length <= maxLength
      ? { value: text }
      : wrong(`Use ${String(maxLength)} characters or fewer.`);
  },
  number({ min, max, step, unit }: Of<"number">, given: AttributeValue): Read {
    const typed =
      typeof given === "string" && /^-?\d{1,9}(\.\d{1,4})?$/.test(given.trim()) ? Number(given) : given;
    const fits = typeof typed === "number" && typed >= min && typed <= max && isWhole((typed - min) / step);
    return fits
      ? { value: typed }
      : wrong(`Enter a number from ${String(min)} to ${String(max)}${unit ? ` ${unit}` : ""}.`);
  },
  choice({ choices }: Of<"choice">, given: AttributeValue): Read {
    return choices.some(({ value }) => value === given) ? { value: given } : wrong("Choose one.");
  },
  choices({ choices, atMost = choices.length }: Of<"choices">, given: AttributeValue): Read {
    const chosen = [...new Set(Array.isArray(given) ? given : [String(given)])];
    if (chosen.length > atMost) return wrong(`Choose ${String(atMost)} or fewer.`);
    return chosen.every((one) => choices.some(({ value }) => value === one))
      ? { value: chosen }
      : wrong("Choose from the list.");
  },
  flag(_: Of<"flag">, given: AttributeValue): Read {
    if (given === true || given === "true" || given === "on") return { value: true };
    return given === false || given === "false" ? { value: false } : wrong("Say yes or no.");
  },
  date({ earliest = "1950-01-01" }: Of<"date">, given: AttributeValue): Read {
    const day = typeof given === "string" ? given : "";
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day);
    return isDay && day >= earliest && day < "2100" ? { value: day } : wrong("Enter a day.");
  },
};

const isWhole = (steps: number) => Math.abs(steps - Math.round(steps)) < 1e-6;

/** A value, ready for reading: '128 GB', 'Black, Blue', 'Yes'. */
export function shownValue(asked: AttributeSchema, value: AttributeValue): string {
  if (asked.type === "choice" || asked.type === "choices") {
    const labels = new Map(asked.choices.map((one) => [one.value, one.label]));
    return [value]
      .flat()
      .map((one) => labels.get(String(one)) ?? String(one))
      .join(", ");
  }
  if (asked.type === "flag") return value === true ? "Yes" : "No";
  return asked.type === "number" && asked.unit ? `${String(value)} ${asked.unit}` : String(value);
}

/** What is frozen on a trade of this version: nothing that only the seller may read. */
export function termsOf(
  { content }: Complete,
  leaf: Leaf,
  version: number,
): Extract<Termed, { kind: "GOODS" }>["terms"] {
  return {
    version,
    title: content.title,
    category: leaf.slug,
    condition: conditionWords[content.condition].says,
    attributes: leaf.schema.attributes.flatMap((asked) => {
      const value = content.attributes[asked.key];
      if (asked.private || value === undefined) return [];
      return [{ label: asked.label, value: shownValue(asked, value) }];
    }),
    coverId: content.images[0]?.imageId ?? null,
  };
}

/** The currency of every price of the catalog. */
export const LISTED_IN = HOME;
