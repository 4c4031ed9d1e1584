import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  deletesOf,
  distance,
  errorsIn,
  nearestWord,
  normalise,
  queryWords,
  soundOf,
  variantsOf,
} from "./words";

describe("a text is normalised", () => {
  test.each([
    ["iPhone 13 PRO-MAX (256GB)", "iphone 13 pro max 256 gb"],
    ["Adéọlá’s café", "adeolas cafe"],
    ["3.5KVA gen", "3.5 kva gen"],
    ["₦1,250,000", "1250000"],
    ["PS5 / Xbox", "ps5 xbox"],
    ["size 6.5.", "size 6.5"],
    ["  ", ""],
  ])("%s", (typed, written) => {
    expect(normalise(typed)).toBe(written);
  });

  test("into what stays the same when it is normalised again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        expect(normalise(normalise(typed))).toBe(normalise(typed));
      }),
    );
  });
});

test("a query has each word once, twelve at most, and no endless one", () => {
  expect(queryWords("Red red RED shoe")).toEqual(["red", "shoe"]);
  expect(queryWords("a b c d e f g h i j k l m n").length).toBe(12);
  expect(queryWords(`${"x".repeat(60)} shoe`)).toEqual(["shoe"]);
});

test("letters that are left out, added, changed or swapped count one each", () => {
  expect(distance("infinx", "infinix")).toBe(1);
  expect(distance("infinnix", "infinix")).toBe(1);
  expect(distance("imfinix", "infinix")).toBe(1);
  expect(distance("ifninix", "infinix")).toBe(1);
  expect(distance("samsnug", "samsung")).toBe(1);
  expect(distance("", "abc")).toBe(3);
});

test("a word with as many errors as are allowed always shares a variant with the word that was meant", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "c", "d", "e"), minLength: 4, maxLength: 12 });
  fc.assert(
    fc.property(
      letters,
      fc.nat(),
      fc.nat(2),
      fc.constantFrom("a", "b", "c", "z"),
      (meant, place, kind, letter) => {
        const at = place % (meant.length - 1);
        const typed = [
          meant.slice(0, at) + meant.slice(at + 1),
          meant.slice(0, at) + letter + meant.slice(at),
          meant.slice(0, at) + (meant[at + 1] ?? "") + (meant[at] ?? "") + meant.slice(at + 2),
        ][kind] as string;
        if (errorsIn(typed) < distance(typed, meant)) return;
        const stored = new Set(variantsOf(meant));
        expect(deletesOf(typed, errorsIn(typed)).some((variant) => stored.has(variant))).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  ["silinder", "cylinder"],
  ["headfone", "headphones"],
  ["fotograf", "photograph"],
  ["rekorder", "recorder"],
  ["matress", "mattresses"],
  ["kwik", "kwick"],
])("%s sounds as %s, and is looked up by it", (typed, meant) => {
  expect(soundOf(typed)).toBe(soundOf(meant));
  expect(variantsOf(meant).includes(soundOf(typed))).toBe(true);
});

test("of nine letters and more, two may be wrong", () => {
  for (const typed of ["genarotor", "geneator", "gneeratro", "ggeneratoor", "xeneratox"]) {
    const stored = new Set(variantsOf("generator"));
    const asked = deletesOf(typed, 2);
    expect(
      asked.some((variant) => stored.has(variant)),
      typed,
    ).toBe(true);
  }
});

describe("the word that was meant", () => {
  const words = [
    "infinix",
    "samsung",
    "generator",
    "toyota",
    "corolla",
    "carolina",
    "cylinder",
    "headphones",
  ].map((word, at) => ({
    word,
    documents: 100 - at,
  }));
  test.each([
    ["infinx", "infinix"],
    ["samsnug", "samsung"],
    ["genarotor", "generator"],
    ["toyta", "toyota"],
    ["carolla", "corolla"],
    ["silinder", "cylinder"],
    ["headfone", "headphones"],
  ])("by %s is %s", (typed, meant) => {
    expect(nearestWord(typed, words)).toBe(meant);
  });

  test("is not guessed from four letters or fewer, nor from too many errors", () => {
    expect(nearestWord("toyo", words)).toBeUndefined();
    expect(nearestWord("tayata", words)).toBeUndefined();
  });
});
