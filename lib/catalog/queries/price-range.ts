import type { AttributeSchema, CategorySchema } from "../category-schema";

/** What similar listings cost, in kobo: half of them between these. */
export interface PriceHint {
  lowMinor: string;
  highMinor: string;
  /** How many they are. */
  listings: number;
}

/** Where a price stands among those. */
export const standing = (
  priceMinor: bigint,
  { lowMinor, highMinor }: PriceHint,
): "less" | "same" | "more" => {
  if (priceMinor < BigInt(lowMinor)) return "less";
  return priceMinor > BigInt(highMinor) ? "more" : "same";
};

/** A thing without these is not known well enough to be compared. */
const CORE: readonly string[] = ["brand", "kind"];
/** Shown on cards, and worth no money: a 43 costs what a 44 does. */
const FREE: readonly string[] = ["colour", "age"];

const isCore = ({ key, required }: AttributeSchema) => required === true && CORE.includes(key);
const isSizeOfClothes = ({ key, type }: AttributeSchema) => key === "size" && type === "choice";

/** Details by which the price of a thing of this category differs. */
export const pricedBy = ({ attributes }: Pick<CategorySchema, "attributes">): readonly AttributeSchema[] =>
  attributes.filter(
    (asked) =>
      (asked.type === "choice" || asked.type === "number") &&
      !asked.private &&
      !FREE.includes(asked.key) &&
      !isSizeOfClothes(asked) &&
      (asked.onCard || CORE.includes(asked.key)),
  );

export interface Compared {
  /** All that is known of what its price differs by. */
  all: Record<string, string | number>;
  /** What others must have at least. */
  core: Record<string, string | number>;
}

/** By what a thing is compared with others; undefined where its brand or kind is asked and not known. */
export function comparedBy(
  schema: Pick<CategorySchema, "attributes">,
  valueOf: (key: string) => unknown,
): Compared | undefined {
  const compared: Compared = { all: {}, core: {} };
  for (const asked of pricedBy(schema)) {
    const value = valueOn(asked, valueOf(asked.key));
    if (value !== undefined) {
      compared.all[asked.key] = value;
      if (isCore(asked)) compared.core[asked.key] = value;
    } else if (isCore(asked)) return undefined;
  }
  return compared;
}

/** A value as versions keep it, whether it was typed or kept. */
function valueOn(asked: AttributeSchema, value: unknown): string | number | undefined {
  if (asked.type === "choice")
    return asked.choices.find((one) => one.value === value) ? String(value) : undefined;
  if (typeof value !== "number" && (typeof value !== "string" || value.trim() === "")) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}
