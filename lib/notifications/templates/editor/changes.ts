import type { Change } from "@/lib/kernel/approvals/document";
import type { TemplateParts } from "../parts";
import { partNames } from "./check";

/** The parts as staff read their names. */
export const partTitles = {
  title: "Title",
  body: "Body",
  push: "Locked screen",
  text: "Text message",
  button: "Button",
} as const satisfies Record<keyof TemplateParts, string>;

/** The parts that differ, each before and after. */
export const changesOf = (before: TemplateParts, after: TemplateParts): Change[] =>
  partNames.flatMap((part) =>
    before[part] === after[part]
      ? []
      : [{ what: partTitles[part], now: before[part] ?? "none", after: after[part] ?? "none" }],
  );

export const isSameWords = (one: TemplateParts, other: TemplateParts): boolean =>
  changesOf(one, other).length === 0;
