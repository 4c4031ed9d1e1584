import { expect, test } from "vitest";
import { flagKeys } from "@/lib/kernel/flags/flags";
import { sourceFiles } from "./source-files";

const shipped = sourceFiles("lib", "app", "components").filter(({ isForTests }) => !isForTests);
const declared = "lib/kernel/flags/flags.ts";

test("every flag guards something", () => {
  const texts = shipped.filter(({ name }) => name !== declared).map(({ text }) => text);
  const unused = flagKeys.filter((key) => !texts.some((text) => text.includes(`"${key}"`)));
  expect(unused).toEqual([]);
});

test("flags are asked where calls come in: no decision, machine or check depends on one", () => {
  const readers = shipped.filter(({ imports }) => imports.includes("lib/kernel/flags"));
  expect(readers.length).toBeGreaterThan(4);
  const strays = readers.filter(({ name }) => !/procedures\.ts$|^lib\/web\//.test(name));
  expect(strays.map(({ name }) => name)).toEqual([]);
});
