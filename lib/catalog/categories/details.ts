import { dictionary } from "@/lib/kernel/input/dictionary";
import { type AttributeSchema, attributeSchema, choicesOf } from "../category-schema";

/** One detail that a category asks, as a row of the form has it. */
export interface DetailRow {
  key: string;
  label: string;
  type: string;
  /** What its type needs: choices parted by commas, `17 to 120 step 1 inch`, or how many characters. */
  says: string;
  hint: string;
  required: boolean;
  facet: boolean;
  onCard: boolean;
  private: boolean;
}

export const detailTypes: Readonly<Record<AttributeSchema["type"], string>> = {
  choice: "One of a list",
  choices: "Several of a list",
  text: "Text",
  number: "Number",
  flag: "Yes or no",
  date: "Day",
};

const marks = ["required", "facet", "onCard", "private"] as const;

/** What stands in the form's row of an attribute. */
export function rowOf(asked: AttributeSchema): DetailRow {
  return {
    key: asked.key,
    label: asked.label,
    type: asked.type,
    says: saysOf(asked),
    hint: asked.hint ?? "",
    required: asked.required ?? false,
    facet: asked.facet ?? false,
    onCard: asked.onCard ?? false,
    private: asked.private ?? false,
  };
}

function saysOf(asked: AttributeSchema): string {
  if (asked.type === "choice") return asked.choices.map(({ label }) => label).join(", ");
  if (asked.type === "choices") {
    const labels = asked.choices.map(({ label }) => label).join(", ");
    return asked.atMost === undefined ? labels : `${String(asked.atMost)} of: ${labels}`;
  }
  if (asked.type === "text") return String(asked.maxLength);
  if (asked.type === "date") return asked.earliest ?? "";
  if (asked.type === "flag") return "";
  return [`${String(asked.min)} to ${String(asked.max)} step ${String(asked.step)}`, asked.unit]
    .filter(Boolean)
    .join(" ");
}

/**
 * The attributes that the rows of a form ask, or what is wrong with the first row that asks for none. A choice keeps the value that it
 * had under the same label before.
 */
export function attributesOf(
  rows: readonly DetailRow[],
  before: readonly AttributeSchema[],
): { attributes: AttributeSchema[] } | { problem: string } {
  const attributes: AttributeSchema[] = [];
  for (const row of rows) {
    if (row.label.trim() === "" && row.key.trim() === "") continue;
    const read = attributeSchema.safeParse(drafted(row, before));
    if (!read.success) return { problem: `${row.label || row.key}: ${problemOf(row.type)}` };
    attributes.push(read.data);
  }
  return { attributes };
}

const needs = dictionary({
  choice: "write at least two choices, parted by commas.",
  choices:
    "write at least two choices, parted by commas, such as “3 of: Charger, Cable, Carton” for three at most.",
  text: "write how many characters it may have, 1 to 200.",
  number: "write it as “17 to 120 step 1 inch”.",
  date: "write the earliest day, or nothing.",
});
const problemOf = (type: string): string => needs[type] ?? "choose its type, and a key of small letters.";

const NUMBER = /^(-?[\d.]+) to (-?[\d.]+) step ([\d.]+)(?: (.{1,12}))?$/;
const SEVERAL = /^(\d+) of: (.*)$/s;

function drafted(row: DetailRow, before: readonly AttributeSchema[]): object {
  const { type, says } = row;
  const label = row.label.trim();
  const key = row.key.trim() || keyOf(label);
  const was = before.find((one) => one.key === key);
  const known = new Map(was && "choices" in was ? was.choices.map((one) => [one.label, one.value]) : []);
  const listed = (text: string) =>
    choicesOf(
      ...new Set(
        text
          .split(",")
          .map((one) => one.trim())
          .filter(Boolean),
      ),
    ).map((one) => ({
      ...one,
      value: known.get(one.label) ?? one.value,
    }));
  const common = {
    type,
    key,
    label,
    ...(row.hint.trim() && { hint: row.hint.trim() }),
    ...Object.fromEntries(marks.filter((mark) => row[mark]).map((mark) => [mark, true])),
  };
  if (type === "choice") return { ...common, choices: listed(says) };
  if (type === "choices") {
    const [, atMost, rest = says] = SEVERAL.exec(says.trim()) ?? [];
    return { ...common, choices: listed(rest), ...(atMost && { atMost: Number(atMost) }) };
  }
  if (type === "text") return { ...common, maxLength: Number(says) };
  if (type === "date") return { ...common, ...(says.trim() && { earliest: says.trim() }) };
  if (type === "flag") return common;
  const [, min, max, step, unit] = NUMBER.exec(says.trim()) ?? [];
  return { ...common, min: Number(min), max: Number(max), step: Number(step), ...(unit && { unit }) };
}

/** 'Battery health' is stored as 'battery_health'. */
const keyOf = (label: string) =>
  label
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "")
    .slice(0, 40);
