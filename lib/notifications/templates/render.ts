import IntlMessageFormat from "intl-messageformat";
import { log } from "@/lib/kernel/log";
import { formatDateTime, formatDuration } from "@/lib/kernel/time-format";
import { formatMinor } from "@/lib/money/format";
import type { Argument, Arguments } from "../arguments";
import type { NoticeKey } from "../kinds";
import { builtInParts } from "./built-in";
import { inGsm } from "./gsm";
import type { Language, TemplateParts } from "./parts";

/** What is the reader's and the moment's. */
export interface Reading {
  language: Language;
  now: Date;
  /** Absolute, for text messages. */
  link: string;
  first: string;
}

const ISO_TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Values by name as a message takes them: amounts and times in words, and `<time>_left`. What there is not is a dash. */
function valuesOf(args: Arguments, { now, link, first }: Reading): Record<string, string> {
  const given = Object.entries(args).flatMap(([name, value]) => {
    const isTime = typeof value === "string" && ISO_TIME.test(value);
    const left = isTime ? leftUntil(value, now) : shown(value);
    return [
      [name, shown(value)],
      [`${name}_left`, left],
    ];
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
  const say = (text: string, by = values) => String(messageOf(text).format(by));
  const { title, body, push, text, button } = parts;
  return {
    title: say(title),
    body: paragraphsOf(say(body)),
    push: say(push),
    button: say(button),
    ...(text === undefined ? {} : { text: inGsm(say(text, shortened(values))) }),
  };
}

/** Without those that have nothing to say. */
const paragraphsOf = (body: string): string =>
  body
    .split("\n\n")
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .join("\n\n");

/** A text message has no room for more of a name or a title. */
const LONGEST = 32;

const shortened = (values: Record<string, string>) =>
  new Proxy(values, {
    get: (all, name: string) => {
      const value = all[name];
      return value === undefined || value.length <= LONGEST || name === "link"
        ? value
        : `${value.slice(0, LONGEST - 2).trimEnd()}..`;
    },
  });
