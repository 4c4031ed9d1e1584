import { type AttributeSchema, type CategoryNode, type CategorySchema, choicesOf } from "../category-schema";

/** What else is said of an attribute, in a word each. */
type Mark = "required" | "facet" | "onCard" | "private";

const marked = (marks: readonly Mark[]) =>
  Object.fromEntries(marks.map((mark) => [mark, true as const])) as Partial<Record<Mark, true>>;

/** The parts of a list written as 'Tecno, Infinix, itel'. */
export const listed = (text: string): string[] => text.split(", ");

/** One of several: 'Tecno, Infinix, itel'. */
export const choice = (key: string, label: string, options: string, ...marks: Mark[]): AttributeSchema => ({
  type: "choice",
  key,
  label,
  choices: choicesOf(...listed(options)),
  ...marked(marks),
});

/** Any of several. */
export const choices = (key: string, label: string, options: string, ...marks: Mark[]): AttributeSchema => ({
  type: "choices",
  key,
  label,
  choices: choicesOf(...listed(options)),
  ...marked(marks),
});

/** A line of text, of so many characters at most. */
export const text = (key: string, label: string, maxLength: number, ...marks: Mark[]): AttributeSchema => ({
  type: "text",
  key,
  label,
  maxLength,
  ...marked(marks),
});

/** A number from `min` to `max` in steps: `number("size", "Screen size", "inch", [17, 120, 1])`. */
export const number = (
  key: string,
  label: string,
  unit: string,
  [min, max, step]: readonly [min: number, max: number, step: number],
  ...marks: Mark[]
): AttributeSchema => ({
  type: "number",
  key,
  label,
  ...(unit && { unit }),
  min,
  max,
  step,
  ...marked(marks),
});

/** Yes or no. */
export const flag = (key: string, label: string, ...marks: Mark[]): AttributeSchema => ({
  type: "flag",
  key,
  label,
  ...marked(marks),
});

/** A day, as '2026-11-30'. */
export const date = (key: string, label: string, ...marks: Mark[]): AttributeSchema => ({
  type: "date",
  key,
  label,
  ...marked(marks),
});

/** What kind of thing it is: the first question of many categories. */
export const kind = (options: string): AttributeSchema =>
  choice("kind", "Kind", options, "required", "facet", "onCard");

/** The same attribute, with a line under its field. */
export const hinted = (attribute: AttributeSchema, hint: string): AttributeSchema => ({ ...attribute, hint });

/** Brands as they are sold in Nigeria; another may always be named. */
export const brands = (options: string): AttributeSchema =>
  choice("brand", "Brand", `${options}, Other brand`, "required", "facet");

/** The same, where a thing without a name is as usual. */
export const someBrand = (options: string): AttributeSchema =>
  choice("brand", "Brand", `${options}, Other brand, No brand`, "facet");

export const model = (): AttributeSchema => text("model", "Model", 60);

export const colours = (): AttributeSchema =>
  choice(
    "colour",
    "Colour",
    "Black, White, Grey, Silver, Gold, Blue, Green, Red, Wine, Pink, Purple, Yellow, Orange, Brown, Cream, Multicolour",
    "facet",
  );

type Conditions = CategorySchema["conditions"];

/** Things that are sold in every state, with and without a life abroad. */
export const anyCondition: Conditions = [
  "NEW",
  "LIKE_NEW",
  "GOOD",
  "FAIR",
  "FOREIGN_USED",
  "NIGERIAN_USED",
  "FOR_PARTS",
];
/** What is worth nothing once it does not work. */
export const working: Conditions = ["NEW", "LIKE_NEW", "GOOD", "FAIR", "FOREIGN_USED", "NIGERIAN_USED"];
/** Clothes: of the two kinds of used ones, only those from abroad have a name. */
export const worn: Conditions = ["NEW", "LIKE_NEW", "GOOD", "FAIR", "FOREIGN_USED"];
/** Food, and what touches the skin. */
export const onlyNew: Conditions = ["NEW"];

/** What the grades of clothes mean. */
export const clothesMean: CategorySchema["conditionMeans"] = {
  NEW: "Never worn. With tags where it had some.",
  LIKE_NEW: "Worn once or twice, no marks that you can see.",
  GOOD: "Worn, clean and whole, with light signs of it.",
  FAIR: "Worn often: faded, stretched or mended. The pictures show where.",
  FOREIGN_USED: "Okrika: worn abroad, picked and washed, without holes or stains.",
};

type Leaf = Omit<CategoryNode, "children" | "schema" | "words"> &
  Omit<CategorySchema, "windowDays"> & { words: string; days?: number };

/** A category that things are listed in. Inspection takes three days unless `days` says otherwise; `words` are written as one list. */
export function leaf({ slug, name, describes, words, days = 3, ...schema }: Leaf): CategoryNode {
  return { slug, name, describes, words: listed(words), schema: { ...schema, windowDays: days } };
}
