import { z } from "zod";
import { type FormState, newForm } from "@/lib/web/form-state";
import {
  type AttributeSchema,
  attributeSchema,
  type CategorySchema,
  type Condition,
  conditions,
} from "../category-schema";
import { type DetailRow, rowOf } from "./details";

/** The parts of a row's fields: `detail.3.label`. */
const FIELD = /^detail\.(\d{1,2})\.(key|label|type|says|hint|required|facet|onCard|private)$/;

/** The names of the fields of a row. */
export const detailField = (at: number, part: keyof DetailRow): string => `detail.${String(at)}.${part}`;

const emptyRow: DetailRow = {
  key: "",
  label: "",
  type: "choice",
  says: "",
  hint: "",
  required: false,
  facet: false,
  onCard: false,
  private: false,
};

/** Empty rows for new details below those that there are. */
const NEW_ROWS = 3;

/** What the form of details begins with. */
export function formOf(schema: CategorySchema, key: string): { initial: FormState; rows: number } {
  const { windowDays, grams, risk, attributes, conditionMeans = {} } = schema;
  const details = attributes.flatMap((asked, at) =>
    (Object.entries(rowOf(asked)) as [keyof DetailRow, string | boolean][]).map(
      ([part, value]) =>
        [detailField(at, part), typeof value === "string" ? value : value ? "yes" : ""] as const,
    ),
  );
  const values = Object.fromEntries([
    ["windowDays", String(windowDays)],
    ["grams", String(grams)],
    ["risk", String(risk)],
    ...details,
    ...schema.conditions.map((one) => [`condition.${one}`, "yes"] as const),
    ...Object.entries(conditionMeans).map(([one, means]) => [`means.${one}`, means] as const),
  ]);
  return { initial: newForm(key, values), rows: Math.min(20, attributes.length + NEW_ROWS) };
}

/** What the fields of the form of details say. */
export function detailsFormOf(given: Record<string, unknown>): {
  rows: DetailRow[];
  before: AttributeSchema[];
  chosen: Condition[];
  means: Partial<Record<Condition, string>>;
} {
  const rows: DetailRow[] = [];
  for (const [name, value] of Object.entries(given)) {
    const [, at, part] = FIELD.exec(name) ?? [];
    if (at === undefined || typeof value !== "string") continue;
    const row = (rows[Number(at)] ??= { ...emptyRow });
    Object.assign(row, {
      [part as string]: typeof emptyRow[part as keyof DetailRow] === "boolean" ? value === "yes" : value,
    });
  }
  const chosen = conditions.filter((one) => given[`condition.${one}`] === "yes");
  const means = chosen.flatMap((one): [Condition, string][] => {
    const said = given[`means.${one}`];
    return typeof said === "string" && said.trim() ? [[one, said.trim().slice(0, 160)]] : [];
  });
  return {
    rows: rows.filter(Boolean),
    before: attributesIn(given.before),
    chosen,
    means: Object.fromEntries(means),
  };
}

/** What the form began with, so that a choice keeps its value. */
function attributesIn(text: unknown): AttributeSchema[] {
  if (typeof text !== "string") return [];
  try {
    return z.array(attributeSchema).parse(JSON.parse(text));
  } catch {
    return [];
  }
}
