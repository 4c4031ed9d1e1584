import { expect, test } from "vitest";
import { varied } from "./varied";

const offers = (shelves: string) => shelves.split("").map((listedUnder, at) => ({ listedUnder, at }));
const shown = (shelves: string, count: number, each: number) =>
  varied(offers(shelves), count, each)
    .map(({ listedUnder }) => listedUnder)
    .join("");

test("no shelf fills the strip while others have offers", () => {
  expect(shown("TTTTGGM", 4, 2)).toBe("TTGG");
  expect(shown("TTTTTGM", 4, 2)).toBe("TTGM");
});

test("the best fill the strip when there is nothing else", () => {
  expect(shown("TTTTT", 4, 2)).toBe("TTTT");
  expect(shown("TTGTTT", 4, 2)).toBe("TTGT");
  expect(shown("", 4, 2)).toBe("");
});
