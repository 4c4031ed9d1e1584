import { describe, expect, test } from "vitest";
import { kindOf, type NoticeKey, noticeKeys } from "../../kinds";
import { builtIn, builtInParts } from "../built-in";
import { type Language, languages, type TemplateParts } from "../parts";
import { lettersOf, problemsWith, problemWords } from "./problems";
import { hasText, isWritable, WriteTemplate } from "./schema";
import { needsTwo, prefixesOfTwo } from "./two-people";

const all = Object.keys(languages) as Language[];
const problems = (key: NoticeKey, words: Partial<TemplateParts>) =>
  problemsWith(key, builtInParts(key, "en"), { ...builtInParts(key, "en"), ...words }).map(
    (problem) => `${problem.part} ${problemWords(problem)}`,
  );

test("the product’s own words in all languages would be taken", () => {
  const refused = noticeKeys.flatMap((key) =>
    all.flatMap((language) => {
      const own = builtIn[language][key];
      const found = own ? problemsWith(key, builtInParts(key, "en"), own) : [];
      return found.map((problem) => `${key} ${language} ${problem.part} ${problemWords(problem)}`);
    }),
  );
  expect(refused).toEqual([]);
});

const cases: [string, NoticeKey, Partial<TemplateParts>, string[]][] = [
  [
    "a brace that is not closed",
    "trade.extended",
    { body: "More time.\nThe deadline is {deadline." },
    ["body Line 2, column 17: Close this brace after one argument, as in {title}."],
  ],
  [
    "a brace that was not opened",
    "trade.extended",
    { title: "More} time: {title}" },
    ["title Line 1, column 5: This brace was never opened."],
  ],
  [
    "an argument that there is not",
    "trade.extended",
    { title: "More time for {buyer}: {title}" },
    [
      "title Line 1, column 15: There is no argument {buyer} here. Use {other}, {title}, {amount}, {deadline}, {deadline_left}, {role}, {first}.",
    ],
  ],
  [
    "{link} outside of a text message",
    "trade.begun",
    { body: "You’ll be asked to confirm. {other} has until {deadline}: {link}" },
    [
      "body Line 1, column 59: There is no argument {link} here. Use {other}, {title}, {amount}, {deadline}, {deadline_left}, {role}, {first}.",
    ],
  ],
  [
    "an amount that got lost",
    "trade.accepted",
    { body: "It is in escrow. Start and deliver by {deadline}, or {other} gets it back." },
    ["body Line 1, column 1: {amount} is missing."],
  ],
  [
    "a text message without its link",
    "trade.begun",
    { text: "Amana: {other} is sending your {title}." },
    ["text Line 1, column 1: {link} is missing."],
  ],
  [
    "a select without ‘other’",
    "trade.cancelled",
    { body: "{role, select, buyer {You got {amount}.}}{other}" },
    ["body Line 1, column 41: Add the branch “other {…}”, for everything else."],
  ],
  [
    "a branch that never comes",
    "trade.cancelled",
    { body: "{role, select, buyer {You got {amount}.} vendor {x} other {{other} got {amount}.}}" },
    ["body Line 1, column 1: {role} is never “vendor”. Its branches are buyer, other."],
  ],
  [
    "a branch that is left out",
    "trade.last_fifth",
    {
      title: "{deadline_left} left: {title}",
      body: "Until {deadline}: {step, select, send {send} other {confirm}}",
    },
    ["body Line 1, column 19: {step} lacks the branch “start”."],
  ],
  [
    "an amount in a format of numbers",
    "trade.extended",
    { body: "The deadline is now {deadline, date, short}." },
    ["body Line 1, column 21: Write {deadline} alone: amounts and times come as words."],
  ],
  [
    "an argument on a locked screen",
    "trade.begun",
    { push: "{other} has started." },
    ["push Line 1, column 1: Names and amounts don’t stand on a locked screen."],
  ],
  [
    "a web address",
    "trade.extended",
    { body: "Now {deadline}. See https://amana.example" },
    [
      "body Line 1, column 21: Write no web address: the button leads to the page, and {link} in a text message.",
    ],
  ],
  [
    "a tag",
    "trade.extended",
    { body: "The deadline is now <b>{deadline}</b>." },
    ["body Line 1, column 21: Tags are shown as they are written. Leave them out."],
  ],
  [
    "a line break in a title",
    "trade.extended",
    { title: "More time:\n{title}" },
    ["title Line 1, column 11: This is one line: delete the line break."],
  ],
  [
    "a letter that no text message carries",
    "trade.begun",
    { text: "Amana: {other} is sending your {title} 🎉: {link}" },
    ["text Line 1, column 40: A text message can’t carry “🎉”."],
  ],
];

describe("words are refused with their place", () => {
  test.each(cases)("%s", (_name, key, words, says) => {
    expect(problems(key, words)).toEqual(says);
  });
});

test("a text of 160 letters with long names is taken, one of 161 refused; marks count as what is sent", () => {
  const base = builtInParts("trade.begun", "en");
  const padded = (letter: string, count: number) => ({
    ...base,
    text: `{other} {title} {link} ${letter.repeat(count)}`,
  });
  const free = 160 - lettersOf("trade.begun", padded("a", 0));
  expect(free).toBeGreaterThan(20);
  expect(problems("trade.begun", padded("a", free))).toEqual([]);
  expect(problems("trade.begun", padded("ẹ", free))).toEqual([]);
  expect(problems("trade.begun", padded("a", free + 1))).toEqual([
    "text Line 1, column 1: With long names and amounts it takes 161 of 160 letters. Make it shorter.",
  ]);
  expect(problems("trade.begun", padded("€", free))[0]).toContain(`takes ${160 + free} of 160`);
});

test("a saving takes a text exactly where the kind is texted, and staff’s words in English alone", () => {
  const given = (key: NoticeKey, language: Language, more: object = {}) =>
    WriteTemplate.safeParse({
      key,
      language,
      over: null,
      parts: { ...builtInParts(key, language), ...more },
    });
  expect(given("trade.begun", "ha").success).toBe(true);
  expect(given("trade.begun", "ha", { text: undefined }).error?.issues[0]?.path).toEqual(["parts", "text"]);
  expect(given("trade.extended", "ha", { text: "Amana: {title} {link}" }).error?.issues[0]?.path).toEqual([
    "parts",
    "text",
  ]);
  expect(given("staff.assigned", "ha").error?.issues[0]?.path).toEqual(["parts", "title"]);
  expect(given("trade.extended", "en", { body: "Now {deadline}.\r\n\r\nGood." }).data?.parts.body).toBe(
    "Now {deadline}.\n\nGood.",
  );
});

test("what is about security, accounts and money needs two, by the beginnings of its keys as well", () => {
  const byPrefix = noticeKeys.filter((key) => prefixesOfTwo.includes(key.split(".")[0] ?? ""));
  expect(noticeKeys.filter(needsTwo)).toEqual(byPrefix);
  expect(new Set(byPrefix.map((key) => kindOf(key).family))).toEqual(
    new Set(["security", "account", "deposits", "payouts"]),
  );
  expect(noticeKeys.filter((key) => isWritable(key, "yo") === (kindOf(key).family === "staff"))).toEqual([]);
  expect(noticeKeys.filter(hasText).length).toBeGreaterThan(10);
});
