import { plain } from "@/lib/kernel/input/marks";
import { formatPercent, naira } from "@/lib/money/format";
import { parseNaira } from "@/lib/money/parse";
import { fieldName, type SettingField, type SettingForm } from "./forms";

type Leaf = string | number;

/** A setting's stored value, with kobo and times as strings. */
export interface JsonObject {
  [name: string]: Leaf | JsonObject | JsonObject[];
}
type Unit = SettingField["unit"];

const LAGOS = "+01:00";
const HOUR_MS = 3_600_000;

/** Parses and formats each input unit. `parse` returns null for invalid input. */
const units: Record<Unit, { parse(text: string): Leaf | null; write(stored: Leaf): string; error: string }> =
  {
    naira: {
      parse: (text) => parseNaira(text)?.toString() ?? null,
      write: (stored) => naira(String(stored)).replace("₦", ""),
      error: "Enter an amount in naira, such as 50,000.",
    },
    percent: {
      parse: (text) => (/^\d{1,3}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : null),
      write: (stored) => String(Number(stored) / 100),
      error: "Enter a percentage, such as 1.5.",
    },
    days: {
      parse: (text) => (/^\d{1,3}$/.test(text) ? Number(text) : null),
      write: String,
      error: "Enter a whole number of days.",
    },
    hours: {
      parse: (text) => (/^\d{1,3}$/.test(text) ? Number(text) : null),
      write: String,
      error: "Enter a whole number of hours.",
    },
    moment: {
      parse: (text) => (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? `${text}:00${LAGOS}` : null),
      write: (stored) => new Date(Date.parse(String(stored)) + HOUR_MS).toISOString().slice(0, 16),
      error: "Choose a date and time.",
    },
    day: {
      parse: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null),
      write: String,
      error: "Choose a day.",
    },
    text: { parse: (text) => text, write: String, error: "Enter a few words." },
    words: {
      parse: (text) =>
        text
          .split(",")
          .map((word) => word.trim())
          .filter(Boolean)
          .join(", "),
      write: String,
      error: "Part words by commas.",
    },
    points: {
      parse: (text) => (/^\d{1,3}$/.test(text) && Number(text) <= 100 ? Number(text) : null),
      write: String,
      error: "Enter 0 to 100. A rule with 0 is only watched.",
    },
    choice: { parse: (text) => text, write: String, error: "Choose one." },
  };

/** The input texts of a stored value, by field name. */
export function typedOf(form: SettingForm, value: JsonObject): Record<string, string> {
  const rows = rowsOf(form, value);
  return Object.fromEntries(
    rows.flatMap((row, index) =>
      form.fields.flatMap((field) => {
        const stored = valueAt(row, field.at);
        return stored === undefined ? [] : [[fieldName(form, field, index), units[field.unit].write(stored)]];
      }),
    ),
  );
}

/** The rows of a value; one row without a list. */
export const rowsOf = ({ list }: SettingForm, value: JsonObject): JsonObject[] =>
  list ? (value[list] as JsonObject[]) : [value];

function valueAt(row: JsonObject, path: string): Leaf | undefined {
  let inner: JsonObject[string] | undefined = row;
  for (const step of path.split(".")) inner = (inner as JsonObject | undefined)?.[step];
  return inner as Leaf | undefined;
}

export interface Typed {
  value: JsonObject;
  /** Errors by field name. */
  problems: Record<string, string>;
}

/** Parses the input. Ignores empty rows of a list. */
export function valueOf(form: SettingForm, typed: Record<string, string>): Typed {
  const problems: Record<string, string> = {};
  const rows = typedRows(form, typed).map((index) => {
    const row: JsonObject = {};
    for (const field of form.fields) {
      const name = fieldName(form, field, index);
      const text = plain(typed[name] ?? "").trim();
      if (text === "" && field.optional) continue;
      const parsed = units[field.unit].parse(text);
      if (parsed === null || text === "") problems[name] = units[field.unit].error;
      else put(row, field.at, parsed);
    }
    return row;
  });
  return { value: form.list ? { [form.list]: rows } : (rows[0] ?? {}), problems };
}

/** The indexes of non-empty rows; [0] without a list. */
function typedRows(form: SettingForm, typed: Record<string, string>): number[] {
  if (!form.list) return [0];
  const filled = Object.entries(typed).flatMap(([name, text]) => {
    const [list, row] = name.split(".");
    return list === form.list && /^\d{1,2}$/.test(row ?? "") && text.trim() !== "" ? [Number(row)] : [];
  });
  return [...new Set(filled)].toSorted((a, b) => a - b);
}

function put(row: JsonObject, path: string, stored: Leaf): void {
  const steps = path.split(".");
  const last = steps.pop() as string;
  let inner = row;
  for (const step of steps) {
    inner[step] ??= {};
    inner = inner[step] as JsonObject;
  }
  inner[last] = stored;
}

/** The differences between two stored values, by field. */
export function changesOf(
  form: SettingForm,
  now: JsonObject,
  after: JsonObject,
): { what: string; now: string; after: string }[] {
  const [rowsNow, rowsAfter] = [rowsOf(form, now), rowsOf(form, after)];
  return Array.from({ length: Math.max(rowsNow.length, rowsAfter.length) }, (_, row) =>
    form.fields.flatMap((field) => {
      const wordsIn = (rows: JsonObject[]) => {
        const stored = rows[row] && valueAt(rows[row], field.at);
        return stored === undefined ? "–" : inWords(field, stored);
      };
      const what = form.list ? `Row ${String(row + 1)}: ${field.label.toLowerCase()}` : field.label;
      const change = { what, now: wordsIn(rowsNow), after: wordsIn(rowsAfter) };
      return change.now === change.after ? [] : [change];
    }),
  ).flat();
}

/** A stored value in words, one line for each field or row. */
export function wordsFor(form: SettingForm, value: JsonObject): string[] {
  return rowsOf(form, value).flatMap((row) => {
    const words = form.fields.flatMap((field) => {
      const stored = valueAt(row, field.at);
      return stored === undefined ? [] : [`${field.label} ${inWords(field, stored)}`];
    });
    return form.list ? [words.join(", ")] : words;
  });
}

function inWords({ unit, choices }: SettingField, stored: Leaf): string {
  if (unit === "naira") return naira(String(stored));
  if (unit === "percent") return formatPercent(Number(stored));
  if (unit === "days") return `${String(stored)} d`;
  if (unit === "hours") return `${String(stored)} h`;
  if (unit === "moment") return units.moment.write(stored).replace("T", " ");
  return choices?.find(({ value }) => value === stored)?.label ?? String(stored);
}
