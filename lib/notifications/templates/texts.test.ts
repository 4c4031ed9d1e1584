import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { HOME } from "@/lib/money/currencies";
import { type Arguments, money } from "../arguments";
import { kindOf, type NoticeKey, noticeKeys } from "../kinds";
import { builtIn } from "./built-in";
import { gsmLength, inGsm } from "./gsm";
import { type Language, languages, type TemplateParts } from "./parts";
import { render } from "./render";

const now = new Date("2026-11-29T09:00:00Z");
const later = "2026-11-29T09:59:30.000Z";
/** As long as they usually get. */
const long: Record<string, string> = {
  other: "Oluwadamilola Ademol",
  title: "₦12,345,678.90 9mobile airtime",
  account: "Guaranty Trust Bank ••6789",
  bank: "Guaranty Trust Bank ••6789",
  name: "Oluwadamilola’s iPhone",
};
const reading = { now, link: "https://www.amana.com.ng/inbox", first: "Oluwadamilola" };

/** Literal letters of a message, whichever branch they stand in. */
const literals = (elements: readonly MessageFormatElement[]): string =>
  elements
    .map((element) => {
      if (element.type === TYPE.literal) return element.value;
      if (element.type !== TYPE.select && element.type !== TYPE.plural) return "";
      return Object.values(element.options)
        .map(({ value }) => literals(value))
        .join("");
    })
    .join("");

/** The names of all selects, with the branches of each. */
const branches = (elements: readonly MessageFormatElement[]): [string, string[]][] =>
  elements.flatMap((element) =>
    element.type === TYPE.select
      ? [
          [element.value, Object.keys(element.options)] satisfies [string, string[]],
          ...Object.values(element.options).flatMap(({ value }) => branches(value)),
        ]
      : [],
  );

/** Every combination of branches that a message can take. */
function choices(text: string): Arguments[] {
  return branches(parse(text, { ignoreTag: true })).reduce<Arguments[]>(
    (all, [name, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

function longestOf(key: NoticeKey): Arguments {
  const given = Object.entries(kindOf(key).args).map(([name, kind]) => [
    name,
    kind === "money" ? money(12_345_678_90n, HOME) : kind === "time" ? later : (long[name] ?? "other"),
  ]);
  return Object.fromEntries(given);
}

describe.each(Object.keys(languages) as Language[])("texts in %s", (language) => {
  const texts = noticeKeys.flatMap((key) => {
    const text = builtIn[language][key]?.text;
    return text === undefined ? [] : [{ key, text }];
  });

  test("have none but letters of GSM 03.38", () => {
    const strange = texts.filter(({ text }) => {
      const said = literals(parse(text, { ignoreTag: true }));
      return inGsm(said) !== said;
    });
    expect(strange.map(({ key }) => key)).toEqual([]);
  });

  test("fit into one message with long arguments, in each of their branches", () => {
    const tooLong = texts.flatMap(({ key, text }) => {
      const lengths = choices(text).map((chosen) => {
        const said = render(key, { ...longestOf(key), ...chosen }, { ...reading, language });
        return gsmLength(said.text ?? "");
      });
      const most = Math.max(...lengths);
      return most > 160 ? [`${key}: ${most}`] : [];
    });
    expect(tooLong).toEqual([]);
  });
});

const complete = ["security", "account", "deposits", "payouts"];

describe.each((Object.keys(languages) as Language[]).filter((one) => one !== "en"))(
  "words in %s",
  (language) => {
    test("are there for all that is about security and money", () => {
      const missing = noticeKeys.filter(
        (key) => complete.includes(kindOf(key).family) && !builtIn[language][key],
      );
      expect(missing).toEqual([]);
    });

    test("have the arguments and the branches of the English", () => {
      const differing = noticeKeys.flatMap((key) => {
        const own = builtIn[language][key];
        const parts = Object.keys(own ?? {}) as (keyof TemplateParts)[];
        return parts
          .filter((part) => shapeOf(own?.[part]) !== shapeOf(builtIn.en[key][part]))
          .map((part) => `${key}.${part}: ${shapeOf(own?.[part])} for ${shapeOf(builtIn.en[key][part])}`);
      });
      expect(differing).toEqual([]);
    });

    test("are in the language’s own letters wherever it is not a text message", () => {
      const marks = { pcm: /^/, ha: /[ɓɗƙƴ]/i, yo: /[ẹọṣ]/i, ig: /[ịọụ]/i, en: /^/ }[language];
      const said = noticeKeys.flatMap((key) => builtIn[language][key]?.body ?? []).join(" ");
      expect(said).toMatch(marks);
    });
  },
);

/** Its arguments and the branches of its selects, whatever their order. */
function shapeOf(text = ""): string {
  const parsed = parse(text, { ignoreTag: true });
  const selects = branches(parsed).map(([name, values]) => `${name}(${values.toSorted().join()})`);
  return [...new Set([...namesIn(parsed), ...selects])].toSorted().join(" ");
}

const namesIn = (elements: readonly MessageFormatElement[]): string[] =>
  elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) return [];
    if (element.type !== TYPE.select) return [element.value];
    return Object.values(element.options).flatMap(({ value }) => namesIn(value));
  });

test("a text message has N for naira and no marks, whatever its arguments have", () => {
  expect(inGsm("₦5,000 for Adébáyọ̀’s ‘ɗan Ƙano’ – 你 ok")).toBe("N5,000 for Adébayo's 'dan Kano' - ? ok");
  expect(gsmLength("a€[b]")).toBe(8);
});
