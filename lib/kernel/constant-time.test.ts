import { expect, test } from "vitest";
import { sourceFiles } from "@/lib/testing/source-files";

/** Something that only we should know, beside something that somebody sent: `hash === given`, `a.token !== b`. */
const COMPARED =
  /\b\w*(?:[sS]ignature|[hH]mac|[dD]igest|[hH]ash|[tT]oken|[sS]ecret)(?:\(.*?\))? [!=]== (?!null|undefined|"|typeof)\w+/;

test("what is secret is compared in constant time: never by === or !==", () => {
  const shipped = sourceFiles("lib", "app", "scripts").filter(({ isForTests }) => !isForTests);
  const found = shipped.flatMap(({ name, text }) =>
    text.split("\n").flatMap((line) => (COMPARED.test(line) ? [`${name}: ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});

test("(the pattern finds what it is for)", () => {
  for (const line of [
    "if (signature === given)",
    "return codeHash(id, code) !== stored;",
    "row.token === sent",
  ]) {
    expect(line).toMatch(COMPARED);
  }
  expect("token === undefined").not.toMatch(COMPARED);
});
