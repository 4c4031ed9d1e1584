import { expect, test } from "vitest";
import { sourceFiles } from "./source-files";

/** A number put before a percent sign by hand. */
const BY_HAND = /\}\s?%|\d %/;

test("every percentage on a screen is written by formatPercent", () => {
  const found = sourceFiles("app", "components", "lib")
    .filter(({ name, isForTests }) => !isForTests && name !== "lib/money/format.ts")
    .flatMap(({ name, text }) =>
      text
        .split("\n")
        .filter((line) => BY_HAND.test(line) && !/^\s*(\*|\/)|width:/.test(line))
        .map((line) => `${name}: ${line.trim()}`),
    );
  expect(found).toEqual([]);
});
