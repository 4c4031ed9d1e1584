import IntlMessageFormat from "intl-messageformat";
import { log } from "@/lib/kernel/log";
import { formatDateTime, formatDuration } from "@/lib/kernel/time-format";
import { formatMinor } from "@/lib/money/format";
import type { Argument, Arguments, NoticeKey } from "../kinds";
import { builtInParts } from "./built-in";
import type { Language, TemplateParts } from "./parts";

/** What is the reader's and the moment's. */
export interface Reading {
  language: Language;
  now: Date;
  /** Absolute, for texts and emails. */
  link: string;
  first: string;
}

const ISO_TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Values by name as a message takes them: amounts and times in words, and `<time>_left`. */
function valuesOf(args: Arguments, { now, link, first }: Reading): Record<string, string> {
  const given = Object.entries(args).flatMap(([name, value]) => {
    const isTime = typeof value === "string" && ISO_TIME.test(value);
    return [[name, shown(value)], ...(isTime ? [[`${name}_left`, leftUntil(value, now)]] : [])];
  });
  return Object.fromEntries([["link", link], ["first", first], ...given]);
}

function shown(value: Argument): string {
  if (value === null) return "-";
  if (typeof value !== "string") return formatMinor(BigInt(value.minor), value.currency, { compact: true });
  return ISO_TIME.test(value) ? formatDateTime(new Date(value)) : value;
}

const leftUntil = (time: string, now: Date) =>
  formatDuration(Math.max(0, (new Date(time).getTime() - now.getTime()) / 1_000));

const parsed = new Map<string, IntlMessageFormat>();

/** Parsing costs a hundred times as much as formatting. Bounded, as staff can write any number of words. */
function messageOf(text: string): IntlMessageFormat {
  const known = parsed.get(text);
  if (known) return known;
  if (parsed.size > 2_000) parsed.clear();
  const message = new IntlMessageFormat(text, "en-NG", undefined, { ignoreTag: true });
  parsed.set(text, message);
  return message;
}

/**
 * The words of a notice in a language: those that staff have put in force (`live`), else those of the product. Where a message fails,
 * for instance because an older notice lacks an argument, the English of the product says what it can.
 */
export function render(
  key: NoticeKey,
  args: Arguments,
  reading: Reading,
  live?: TemplateParts,
): TemplateParts {
  const values = valuesOf(args, reading);
  try {
    return written(live ?? builtInParts(key, reading.language), values);
  } catch (error) {
    log.error("a notice’s template failed", { key, error: String(error) });
    return written(builtInParts(key, "en"), withGaps(values));
  }
}

const withGaps = (values: Record<string, string>) =>
  new Proxy(values, { get: (all, name: string) => all[name] ?? "-", has: () => true });

function written(parts: TemplateParts, values: Record<string, string>): TemplateParts {
  const say = (text: string) => String(messageOf(text).format(values));
  const { title, body, push, text, button } = parts;
  return {
    title: say(title),
    body: say(body),
    push: say(push),
    button: say(button),
    ...(text === undefined ? {} : { text: say(text) }),
  };
}
