/** What one benchmark found, with what it was compared to. */
export interface Figure {
  /** What was measured, and against what: 'commits / TPC-B transactions, per second'. */
  what: string;
  values: readonly number[];
  unit?: string;
  target: { atLeast: number; aim?: number } | { atMost: number };
  /** What the values were made of, so that they can be checked. */
  beside?: string;
}

/** A figure, or a sentence where one could not be had. */
export type Finding = Figure | string;

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
};

/** The value below which this part of all values lies: `percentile(all, 0.95)`. */
export const percentile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * part) - 1)] ?? Number.NaN;

/** Three significant digits, but tenths up to a thousand: a size just over its limit must not look like the limit. */
export function digits(value: number): string {
  if (value >= 1000) return Math.round(value).toString();
  return value >= 100 ? value.toFixed(1) : value.toPrecision(3);
}

const written = (value: number, unit = "") => (unit ? `${digits(value)} ${unit}` : digits(value));

function limitOf({ target, unit }: Figure): string {
  if ("atMost" in target) return `at most ${target.atMost}${unit ? ` ${unit}` : ""}`;
  const aim = target.aim ? `, aim ${target.aim}` : "";
  return `at least ${target.atLeast}${unit ? ` ${unit}` : ""}${aim}`;
}

function isMet({ target, values }: Figure): boolean {
  const found = median(values);
  return "atMost" in target ? found <= target.atMost : found >= target.atLeast;
}

/** `0.412 (0.380 to 0.460, 5 runs)  met: at least 0.3` under the name of what was measured. */
export function describe(figure: Finding): string {
  if (typeof figure === "string") return `  ${figure}\n`;
  const { what, values, unit, beside } = figure;
  const spread =
    values.length > 1
      ? ` (${digits(Math.min(...values))} to ${digits(Math.max(...values))}, ${values.length} runs)`
      : "";
  const verdict = `${isMet(figure) ? "met" : "MISSED"}: ${limitOf(figure)}`;
  const found = `${written(median(values), unit)}${spread}`;
  return `  ${what}\n    ${found.padEnd(44)} ${verdict}${beside ? `\n    ${beside}` : ""}\n`;
}
