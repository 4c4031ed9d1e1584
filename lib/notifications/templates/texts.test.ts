import { describe, expect, test } from "vitest";
import { kindOf, noticeKeys } from "../kinds";
import { builtIn } from "./built-in";
import { longestText } from "./editor/longest";
import { argumentsOf, elementsOf, literalsOf } from "./elements";
import { inGsm } from "./gsm";
import { type Language, languages, type TemplateParts } from "./parts";

const now = new Date("2026-11-29T09:00:00Z");
const reading = { now, link: "https://www.amana.com.ng/inbox", first: "Oluwadamilola" };

describe.each(Object.keys(languages) as Language[])("texts in %s", (language) => {
  const texts = noticeKeys.flatMap((key) => {
    const text = builtIn[language][key]?.text;
    return text === undefined ? [] : [{ key, text }];
  });

  test("have none but letters of GSM 03.38", () => {
    const strange = texts.filter(({ text }) => {
      const said = literalsOf(elementsOf(text));
      return inGsm(said) !== said;
    });
    expect(strange.map(({ key }) => key)).toEqual([]);
  });

  test("fit into one message with long arguments, in each of their branches", () => {
    const tooLong = texts.flatMap(({ key, text }) => {
      const most = longestText(key, { title: "", body: "", push: "", button: "", text }, reading);
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

    test("are there for all of an order", () => {
      const ofOrders = noticeKeys.filter((key) => key.startsWith("order."));
      expect(ofOrders.length).toBeGreaterThan(10);
      expect(ofOrders.filter((key) => !builtIn[language][key])).toEqual([]);
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
  const named = argumentsOf(elementsOf(text));
  const shapes = named.map(({ name, as, branches }) =>
    as === "select" ? `${name}(${branches.toSorted().join()})` : name,
  );
  return [...new Set(shapes)].toSorted().join(" ");
}
