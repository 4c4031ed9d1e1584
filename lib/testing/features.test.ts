import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { sourceFiles, textOf } from "./source-files";

/** Every feature by its id: the letters of its group, numbered from one. */
const groups = {
  AU: 21,
  US: 5,
  OF: 14,
  ES: 18,
  WA: 22,
  PM: 2,
  CH: 4,
  RA: 4,
  DI: 8,
  KY: 8,
  GO: 8,
  LO: 5,
  CR: 5,
  OB: 6,
  PR: 6,
  NO: 6,
  RT: 5,
  AD: 11,
  AP: 9,
  SE: 8,
  RE: 7,
  PF: 6,
  OS: 6,
  CL: 3,
  OP: 9,
  XS: 16,
};
const ids = Object.entries(groups).flatMap(([letters, last]) =>
  Array.from({ length: last }, (_, at) => `${letters}${at + 1}`),
);

const rows = textOf("docs/features.md")
  .split("\n")
  .filter((line) => /^\| [A-Z]{2}\d+ \|/.test(line))
  .map((line) => {
    const [id = "", what = "", state = "", where = "", named = "", missing = ""] = line
      .slice(2, -2)
      .split(" | ")
      .map((cell) => cell.trim());
    return { id, what, state, where, named, missing };
  });

const inCheckout = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

const sources = sourceFiles("app", "lib").filter(({ isForTests }) => !isForTests);
/** What can be opened, such as `/trades/[tradeId]`. */
const pages = sources.flatMap(({ name }) => {
  const [, folder] = /^app(.*)\/(?:page\.tsx|route\.ts)$/.exec(name) ?? [];
  return folder === undefined ? [] : [folder.replaceAll(/\/\([^)]*\)/g, "") || "/"];
});

/** A file or folder, a page or what lies above pages, or an operation that a route declares. */
function isThere(place: string): boolean {
  const [, method, path] = /^([A-Z]+) \/api\/v1(\/.*)$/.exec(place) ?? [];
  if (method)
    return sources.some(({ text }) => text.includes(`"${method}"`) && text.includes(`path: "${path}"`));
  if (place.startsWith("/")) return pages.some((page) => page === place || page.startsWith(`${place}/`));
  return existsSync(inCheckout(place));
}

describe("docs/features.md", () => {
  test("has each feature once", () => {
    expect(rows.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  test("says of each whether it works, and what is missing where it does so partly", () => {
    const unsaid = rows.filter(
      ({ state, missing }) =>
        !["works", "partly", "not yet"].includes(state) || (state === "partly" && missing === ""),
    );
    expect(unsaid.map(({ id }) => id)).toEqual([]);
  });

  test("says of nothing that it works without a place and a test", () => {
    const unproven = rows.filter(({ state, where, named }) => state === "works" && !(where && named));
    expect(unproven.map(({ id }) => id)).toEqual([]);
  });

  test("each place and each test that is named is there", () => {
    const missing = rows.flatMap(({ id, where, named }) => {
      const places = [...where.matchAll(/`([^`]+)`/g)].map(([, place = ""]) => place);
      const [, file = "", name = ""] = /^`([^`]+)`: (.+)$/.exec(named) ?? [];
      if (named && !file) return [`${id}: ${named}`];
      const gone = [...places, ...(file ? [file] : [])].filter((place) => !isThere(place));
      const isTestGone = file && isThere(file) && !textOf(file).includes(name);
      return [...gone, ...(isTestGone ? [`${file}: ${name}`] : [])].map((what) => `${id}: ${what}`);
    });
    expect(missing).toEqual([]);
  });
});
