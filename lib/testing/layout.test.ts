import path from "node:path";
import { describe, expect, test } from "vitest";
import { type SourceFile, sourceFiles } from "./source-files";

const everything = sourceFiles("lib", "app", "components", "prisma", "scripts");
const shipped = everything.filter(({ isForTests }) => !isForTests);
const files = new Map(everything.map((file) => [file.name.replace(/\.tsx?$/, ""), file]));

/** The most files that a folder holds, those for tests not counted. */
const MOST_FILES = 25;
/** The most files between a page or a route and the deepest file that it brings along, doors not counted. */
const LONGEST_PATH = 15;

const found = (imported: string): SourceFile[] => {
  const file =
    files.get(imported) ?? files.get(`${imported}/index`) ?? files.get(imported.replace(/\.tsx?$/, ""));
  return file ? [file] : [];
};

/** Only passes on what other files hold, so that following it is no step. */
const isDoor = ({ name, text }: SourceFile): boolean =>
  name.endsWith("/index.ts") &&
  text
    .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")
    .replaceAll(/(export (type )?(\{[^}]*\}|\*( as \w+)?) from|import) "[^"]+";/g, "")
    .trim() === "";

describe("imports", () => {
  test("go round in no circle, types included", () => {
    expect(circles(everything)).toEqual([]);
  });

  test(`lead from a page or route through at most ${LONGEST_PATH} files`, () => {
    const pages = shipped.filter(({ name }) => name.startsWith("app/"));
    const longest = pages.map((page) => longestPath(page)).toSorted((a, b) => b.steps - a.steps);
    const [worst] = longest;
    expect(worst?.steps, worst?.names.join("\n")).toBeLessThanOrEqual(LONGEST_PATH);
  });
});

test(`no folder holds more than ${MOST_FILES} files`, () => {
  const sizes = new Map<string, number>();
  for (const { name } of shipped) {
    const folder = path.posix.dirname(name);
    sizes.set(folder, (sizes.get(folder) ?? 0) + 1);
  }
  const large = [...sizes].filter(([, held]) => held > MOST_FILES);
  expect(large.map(([folder, held]) => `${folder}: ${held}`)).toEqual([]);
});

/** Each circle once, by the way from the file where it was entered. */
function circles(all: readonly SourceFile[]): string[] {
  const done = new Set<SourceFile>();
  const met: string[] = [];
  const visit = (file: SourceFile, way: SourceFile[]) => {
    if (way.includes(file))
      met.push([...way.slice(way.indexOf(file)), file].map(({ name }) => name).join(" -> "));
    if (way.includes(file) || done.has(file)) return;
    for (const next of file.imports.flatMap(found)) visit(next, [...way, file]);
    done.add(file);
  };
  for (const file of all) visit(file, []);
  return met;
}

type Path = { steps: number; names: string[] };
const measured = new Map<SourceFile, Path>();

/** The longest way down from a file by what it runs. */
function longestPath(file: SourceFile): Path {
  const known = measured.get(file);
  if (known) return known;
  const [deepest = { steps: 0, names: [] }] = file.runs
    .flatMap(found)
    .map((next) => longestPath(next))
    .toSorted((a, b) => b.steps - a.steps);
  const result = { steps: deepest.steps + (isDoor(file) ? 0 : 1), names: [file.name, ...deepest.names] };
  measured.set(file, result);
  return result;
}
