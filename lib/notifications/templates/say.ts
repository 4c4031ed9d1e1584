import IntlMessageFormat from "intl-messageformat";
import { formatDateTime, formatDuration } from "@/lib/kernel/time-format";
import { formatMinor } from "@/lib/money/format";
import type { Argument, Arguments } from "../arguments";
import { inGsm } from "./gsm";
import type { TemplateParts } from "./parts";

/** What is the reader's and the moment's. */
export interface Saying {
  now: Date;
  /** Absolute, for text messages. */
  link: string;
  first: string;
}

const ISO_TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Values by name as a message takes them: amounts and times in words, and `<time>_left`. What there is not is a dash. */
export function valuesOf(args: Arguments, { now, link, first }: Saying): Record<string, string> {
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

/** Words with their values. Throws where a message is none, or lacks a value. */
export function say(parts: TemplateParts, values: Record<string, string>): TemplateParts {
  const written = (text: string, by = values) => String(messageOf(text).format(by));
  const { title, body, push, text, button } = parts;
  return {
    title: written(title),
    body: paragraphsOf(written(body)),
    push: written(push),
    button: written(button),
    ...(text === undefined ? {} : { text: inGsm(written(text, shortened(values))) }),
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
