import { log } from "@/lib/kernel/log";
import type { Arguments } from "../arguments";
import type { NoticeKey } from "../kinds";
import { builtInParts } from "./built-in";
import type { Language, TemplateParts } from "./parts";
import { type Saying, say, valuesOf } from "./say";

/** The same with the reader's language. */
export interface Reading extends Saying {
  language: Language;
}

/**
 * The words of a notice in a language: those that staff have put in force (`live`), else those of the product. Where a message fails,
 * for instance because an older notice lacks an argument, the next says what it can, at last the English of the product.
 */
export function render(
  key: NoticeKey,
  args: Arguments,
  reading: Reading,
  live?: TemplateParts,
): TemplateParts {
  const values = valuesOf(args, reading);
  for (const parts of [live, builtInParts(key, reading.language)]) {
    try {
      if (parts) return say(parts, values);
    } catch (error) {
      log.error("a notice’s template failed", { key, byStaff: parts === live, error: String(error) });
    }
  }
  return say(builtInParts(key, "en"), withGaps(values));
}

const withGaps = (values: Record<string, string>) =>
  new Proxy(values, { get: (all, name: string) => all[name] ?? "-", has: () => true });
