import { expect, test } from "vitest";
import { varied } from "./varied";

const offers = (networks: string) => networks.split("").map((network, at) => ({ network, at }));
const shown = (networks: string, count: number, each: number) =>
  varied(offers(networks), count, each)
    .map(({ network }) => network)
    .join("");

test("no network fills the strip while others have offers", () => {
  expect(shown("TTTTGGM", 4, 2)).toBe("TTGG");
  expect(shown("TTTTTGM", 4, 2)).toBe("TTGM");
});

test("the best fill the strip when there is nothing else", () => {
  expect(shown("TTTTT", 4, 2)).toBe("TTTT");
  expect(shown("TTGTTT", 4, 2)).toBe("TTGT");
  expect(shown("", 4, 2)).toBe("");
});
