import { expect, test } from "vitest";
import { sourceFiles } from "@/lib/testing/source-files";

/** A secret compared with a value from a request: `hash === given`, `a.token !== b`. */
const COMPARED =
  /\b\w*(?:[sS]ignature|[hH]mac|[dD]igest|[hH]ash|[tT]oken|[sS]ecret)(?:\(.*?\))? [!=]== (?!null|undefined|"|typeof)\w+/;

test("compares secrets in constant time, never by === or !==", () => {
  const shipped = sourceFiles("lib", "app", "scripts").filter(({ isForTests }) => !isForTests);
  const found = shipped.flatMap(({ name, text }) =>
    text.split("\n").flatMap((line) => (COMPARED.test(line) ? [`${name}: ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});

test("the pattern matches insecure comparisons", () => {
  for (const line of [
    "if (signature === given)",
    "return codeHash(id, code) !== stored;",
    "row.token === sent",
  ]) {
    expect(line).toMatch(COMPARED);
  }
  expect("token === undefined").not.toMatch(COMPARED);
});
