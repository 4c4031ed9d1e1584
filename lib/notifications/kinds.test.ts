import { describe, expect, test } from "vitest";
import { catalogue } from "./catalogue";
import { kindOf, modeOf, noticeKeys } from "./kinds";
import { builtIn } from "./templates/built-in";
import { argumentsOf, elementsOf } from "./templates/elements";
import { type Language, languages } from "./templates/parts";

/** Kinds that a clock makes, or a delivery, not an event. */
const byClock = [
  "trade.half_time",
  "trade.last_fifth",
  "order.half_time",
  "order.last_fifth",
  "chat.message",
  "offer.expiring_72h",
  "offer.expiring_24h",
  "digest.daily",
  "digest.weekly",
  "staff.template_failed",
];

test("every kind is made by an event or by the clock, and nothing else is", () => {
  const made = [...catalogue.flatMap(({ keys }) => keys), ...byClock];
  expect([...new Set(made)].toSorted()).toEqual([...noticeKeys].toSorted());
});

describe.each(Object.keys(languages) as Language[])("templates in %s", (language) => {
  const templates = noticeKeys.flatMap((key) => {
    const parts = builtIn[language][key];
    return parts ? [[key, parts] as const] : [];
  });

  test("use only the arguments of their kind", () => {
    const wrong = templates.flatMap(([key, parts]) => {
      const { args } = kindOf(key);
      const known = Object.entries(args).flatMap(([name, kind]) =>
        kind === "time" ? [name, `${name}_left`] : [name],
      );
      return Object.entries(parts).flatMap(([part, text]) =>
        argumentsOf(elementsOf(text))
          .map(({ name }) => name)
          .filter((name) => ![...known, "first", ...(part === "text" ? ["link"] : [])].includes(name))
          .map((name) => `${key}.${part}: ${name}`),
      );
    });
    expect(wrong).toEqual([]);
  });

  test("have a text exactly where the kind is texted", () => {
    const wrong = templates.filter(
      ([key, { text }]) => (text !== undefined) !== (modeOf(key, "TEXT") === "always"),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  test("show neither names nor amounts on a locked screen", () => {
    expect(templates.filter(([, { push }]) => /[{₦]/.test(push ?? "{")).map(([key]) => key)).toEqual([]);
  });
});
